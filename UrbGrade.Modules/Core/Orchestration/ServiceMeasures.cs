using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>Counts what this process handles, by service, tenant and minute, until it is written.</summary>
internal sealed class ServiceMeasures(TimeProvider clock)
{
    private readonly Lock counting = new();
    private Dictionary<(string Module, string Contract, int TenantId, DateTimeOffset Minute), ServiceCount> counts = [];

    /// <summary>Counts one attempt.</summary>
    public void Count(ClaimedWork claim, bool isHandled)
    {
        var now = clock.GetUtcNow();
        var key = (claim.Queue, claim.Contract, claim.TenantId, Minute: now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)));
        var critical = Math.Max(0, (long)(now - claim.CreatedAt).TotalMilliseconds);
        lock (counting)
        {
            counts[key] = counts.GetValueOrDefault(key).Plus(
                isHandled ? new ServiceCount(1, 0, critical, critical) : new ServiceCount(0, 1, 0, 0));
        }
    }

    /// <summary>Takes back what could not be written.</summary>
    public void PutBack(IReadOnlyDictionary<(string Module, string Contract, int TenantId, DateTimeOffset Minute), ServiceCount> taken)
    {
        lock (counting)
        {
            foreach (var (key, count) in taken)
            {
                counts[key] = counts.GetValueOrDefault(key).Plus(count);
            }
        }
    }

    /// <summary>What was counted since the last time.</summary>
    public IReadOnlyDictionary<(string Module, string Contract, int TenantId, DateTimeOffset Minute), ServiceCount> Take()
    {
        lock (counting)
        {
            var taken = counts;
            counts = [];
            return taken;
        }
    }
}
