using System.Collections.Concurrent;

namespace UrbGrade.Bus.Delivery;

/// <summary>How many handlers run at the same time: so many of each tenant, and so many altogether. Whoever waits has its tenant's
/// place first, so that a tenant with much to do never stands before the others with all of it.</summary>
internal sealed class RunningWork(WorkItemOptions options) : IDisposable
{
    private readonly SemaphoreSlim all = new(options.RunningAtOnce);
    private readonly ConcurrentDictionary<int, SemaphoreSlim> tenants = new();

    /// <summary>Waits for a place.</summary>
    /// <returns>The place; disposing it frees it.</returns>
    public async Task<IDisposable> Enter(int tenantId, CancellationToken cancellation)
    {
        var tenant = tenants.GetOrAdd(tenantId, _ => new SemaphoreSlim(options.RunningOfTenant));
        await tenant.WaitAsync(cancellation);
        try
        {
            await all.WaitAsync(cancellation);
        }
        catch
        {
            tenant.Release();
            throw;
        }

        return new Place(all, tenant);
    }

    public void Dispose()
    {
        all.Dispose();
        foreach (var tenant in tenants.Values)
        {
            tenant.Dispose();
        }
    }

    private sealed class Place(SemaphoreSlim all, SemaphoreSlim tenant) : IDisposable
    {
        public void Dispose()
        {
            all.Release();
            tenant.Release();
        }
    }
}
