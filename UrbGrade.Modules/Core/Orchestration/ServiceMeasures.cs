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
            var before = counts.GetValueOrDefault(key);
            counts[key] = isHandled
                ? new ServiceCount(before.Handled + 1, before.Failed, before.CriticalMilliseconds + critical, Math.Max(before.LongestMilliseconds, critical))
                : before with { Failed = before.Failed + 1 };
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
