using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Meter or radio? Tells from who else fell silent at the same time where it has to be looked for.</summary>
/// <remarks>All of a site together: its gateway, or the line to it. All meters of a place: what they share, such as a concentrator. All
/// quantities of one meter: the meter or its radio. One quantity: a sensor of the meter.</remarks>
internal static class Silence
{
    /// <summary>So many of those who share a way have to be silent.</summary>
    private const double SharedShare = 0.8;

    /// <param name="all">Every series of the tenant that is expected to report.</param>
    public static IEnumerable<(FindingScope Scope, int ScopeId, int? AssetId, Found Found)> Attribute(IReadOnlyCollection<SilentSeries> all)
    {
        foreach (var site in all.GroupBy(series => series.SiteId))
        {
            var told = new List<(Gap Gap, int? AssetId)>();
            foreach (var gap in Common(site, series => series.MeterId, 2))
            {
                told.Add((gap, null));
                yield return (FindingScope.Site, site.Key, null, Tell(gap, site.Select(series => series.MeterId).Distinct().Count(), SilenceCause.Gateway));
            }

            foreach (var asset in site.GroupBy(series => series.AssetId))
            {
                foreach (var gap in Common(asset, series => series.MeterId, 2).Where(gap => !told.Exists(one => one.AssetId is null && gap.GoesWith(one.Gap))))
                {
                    told.Add((gap, asset.Key));
                    yield return (FindingScope.Asset, asset.Key, asset.Key, Tell(gap, asset.Select(series => series.MeterId).Distinct().Count(), SilenceCause.Concentrator));
                }

                foreach (var meter in asset.GroupBy(series => series.MeterId))
                {
                    foreach (var found in OfMeter([.. meter], gap => told.Exists(one => (one.AssetId is null || one.AssetId == asset.Key) && gap.GoesWith(one.Gap))))
                    {
                        yield return (FindingScope.Series, found.SeriesId, asset.Key, found.Found);
                    }
                }
            }
        }
    }

    private static IEnumerable<(int SeriesId, Found Found)> OfMeter(List<SilentSeries> series, Func<Gap, bool> isTold)
    {
        foreach (var one in series)
        {
            foreach (var gap in one.Gaps.Where(gap => !isTold(gap)))
            {
                var together = series.Where(other => other.Gaps.Any(gap.GoesWith)).ToList();
                var isWhole = together.Count == series.Count;

                // A meter is told once, by its first series.
                if (!isWhole || one == together[0])
                {
                    yield return (one.SeriesId, Tell(gap, 1, isWhole ? SilenceCause.Meter : SilenceCause.Sensor));
                }
            }
        }
    }

    /// <summary>Gaps that most of those who share a way have together.</summary>
    private static List<Gap> Common(IEnumerable<SilentSeries> series, Func<SilentSeries, int> key, int fewest)
    {
        var members = series.GroupBy(key).ToList();
        var common = new List<Gap>();
        if (members.Count < fewest)
        {
            return common;
        }

        foreach (var gap in members.SelectMany(member => member.First().Gaps).OrderBy(gap => gap.Start))
        {
            if (!common.Exists(gap.GoesWith) && members.Count(member => member.Any(one => one.Gaps.Any(gap.GoesWith))) >= Math.Max(fewest, SharedShare * members.Count))
            {
                common.Add(gap);
            }
        }

        return common;
    }

    private static Found Tell(Gap gap, int meters, SilenceCause cause) => new(
        FindingKind.Silence, gap.Start, gap.End, Math.Max(1, ((gap.End ?? gap.Start + (24 * 3_600_000)) - gap.Start) / (Gap.FewestHours * 3_600_000.0)),
        0.95, null,
        new Dictionary<string, double>
        {
            ["cause"] = (int)cause, ["meters"] = meters, ["hours"] = gap.End is { } end ? (end - gap.Start) / 3_600_000.0 : -1,
        });
}
