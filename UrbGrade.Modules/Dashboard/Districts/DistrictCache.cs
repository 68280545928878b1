using System.Collections.Concurrent;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Dashboard.Districts;

/// <summary>Keeps each public overview for a minute, however many people look at it.</summary>
internal sealed class DistrictCache(TimeProvider clock)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<int, (DistrictOverview Overview, long ComposedAt)> overviews = new();

    /// <summary>The overview of a tenant, composed anew when it is too old.</summary>
    public async Task<DistrictOverview> Get(int tenantId, Func<Task<DistrictOverview>> compose)
    {
        if (overviews.TryGetValue(tenantId, out var known) && clock.GetElapsedTime(known.ComposedAt) < Freshness)
        {
            return known.Overview;
        }

        var composedAt = clock.GetTimestamp();
        var overview = await compose();
        overviews[tenantId] = (overview, composedAt);
        return overview;
    }
}
