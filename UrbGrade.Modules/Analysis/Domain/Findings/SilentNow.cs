using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>A meter none of whose series says anything.</summary>
/// <param name="Since">When its next reading was due, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Together">Silent meters that hang on what is named.</param>
/// <param name="Of">All meters that hang on it and sent until then.</param>
internal sealed record SilentNow(int MeterId, long Since, SilentWay Way, int Together, int Of)
{
    /// <summary>Series that others of their site are ahead of, and that no day is overdue of: they may come by a slower way, such as a file of each day,
    /// and only their own pace tells whether they are late.</summary>
    public static IEnumerable<HeardSeries> Slower(IEnumerable<HeardSeries> all) => all.GroupBy(series => series.SiteId)
        .SelectMany(site => site.Max(series => series.Last) is var reached
            ? site.Where(series => !series.IsSeldom && !series.IsOverdue && series.IsBehind(reached)) : []);

    /// <summary>Finds them among all series of a tenant that are expected to report.</summary>
    /// <param name="now">Milliseconds since 1970-01-01T00:00:00Z.</param>
    public static IReadOnlyList<SilentNow> Among(IEnumerable<HeardSeries> all, long now) =>
        [.. all.GroupBy(series => series.SiteId).SelectMany(site => OfSite([.. site], now))];

    private static IEnumerable<SilentNow> OfSite(List<HeardSeries> site, long now)
    {
        var reached = site.Max(series => series.Last);
        var looked = site.Select(series => (Series: series, Gap: series.Lacks(reached, now)))
            .Where(one => one.Gap is not null || !one.Series.IsSeldom).ToList();
        var silent = looked.GroupBy(one => one.Series.MeterId).Where(meter => meter.All(one => one.Gap is not null))
            .Select(meter => meter.MaxBy(one => one.Gap!.Value.Start)).Select(one => (one.Series.MeterId, one.Series.AssetId, Gap: one.Gap!.Value))
            .OrderBy(one => one.Gap.Start).ToList();
        for (var first = 0; first < silent.Count;)
        {
            var gap = silent[first].Gap;
            var together = silent.Skip(first).TakeWhile(one => gap.GoesWith(one.Gap)).ToList();
            first += together.Count;

            // What fell silent long before could not fall silent once more.
            var speaking = looked.Where(one => one.Gap is not { } own || own.Start >= gap.Start).ToList();
            var meters = together.Select(one => one.MeterId).ToHashSet();
            var shared = together.Count == 1 ? [] : Silence.Attribute(
                [.. speaking.Select(one => new SilentSeries(
                    one.Series.SeriesId, one.Series.MeterId, one.Series.AssetId, one.Series.SiteId,
                    meters.Contains(one.Series.MeterId) ? [one.Gap!.Value] : []))]).ToList();
            foreach (var one in together)
            {
                var (way, count, of) = WayOf(one.AssetId, shared, isAlone: speaking.TrueForAll(other => other.Series.MeterId == one.MeterId));
                yield return new SilentNow(one.MeterId, one.Gap.Start, way, count, of);
            }
        }
    }

    private static (SilentWay Way, int Silent, int Of) WayOf(
        int assetId, IReadOnlyList<(FindingScope Scope, int ScopeId, int? AssetId, Found Found)> shared, bool isAlone)
    {
        foreach (var (scope, way) in
            (ReadOnlySpan<(FindingScope, SilentWay)>)[(FindingScope.Site, SilentWay.Gateway), (FindingScope.Asset, SilentWay.Concentrator)])
        {
            if (shared.FirstOrDefault(one => one.Scope == scope && (scope is FindingScope.Site || one.ScopeId == assetId)).Found is { } found)
            {
                return (way, (int)found.Numbers["meters"], (int)found.Numbers["of"]);
            }
        }

        return (isAlone ? SilentWay.Alone : SilentWay.Meter, 1, 1);
    }
}
