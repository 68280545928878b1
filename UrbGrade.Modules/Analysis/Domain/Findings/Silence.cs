using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Meter or radio? Tells from who else fell silent at the same time where it has to be looked for.</summary>
/// <remarks>All of a site together: its gateway, or the line to it. All meters of a place: what they share, such as a concentrator. All
/// quantities of one meter: the meter or its radio. One quantity: a sensor of the meter.</remarks>
internal static class Silence
{
    /// <summary>So many of those who share a way have to be silent.</summary>
    private const double SharedShare = 0.8;

    /// <summary>One alone shares nothing.</summary>
    private const int FewestMeters = 2;

    /// <param name="all">Every series of the tenant that is expected to report.</param>
    public static IEnumerable<(FindingScope Scope, int ScopeId, int? AssetId, Found Found)> Attribute(IReadOnlyCollection<SilentSeries> all)
    {
        foreach (var site in all.GroupBy(series => series.SiteId))
        {
            var told = new List<(Gap Gap, int? AssetId)>();
            foreach (var common in Common(site))
            {
                told.Add((common.Gap, null));
                yield return (FindingScope.Site, site.Key, null, Tell(common, SilenceCause.Gateway));
            }

            foreach (var asset in site.GroupBy(series => series.AssetId))
            {
                foreach (var common in Common(asset).Where(common => !told.Exists(one => one.AssetId is null && common.Gap.GoesWith(one.Gap))))
                {
                    told.Add((common.Gap, asset.Key));
                    yield return (FindingScope.Asset, asset.Key, asset.Key, Tell(common, SilenceCause.Concentrator));
                }

                foreach (var meter in asset.GroupBy(series => series.MeterId))
                {
                    bool IsTold(Gap gap) => told.Exists(one => (one.AssetId is null || one.AssetId == asset.Key) && gap.GoesWith(one.Gap));
                    foreach (var found in OfMeter([.. meter], IsTold))
                    {
                        yield return (FindingScope.Series, found.SeriesId, asset.Key, found.Found);
                    }
                }
            }
        }
    }

    /// <summary>The series of the same meter that a finding tells of besides its own.</summary>
    public static IEnumerable<int> Others(IReadOnlyDictionary<string, double> numbers)
    {
        for (var count = 1; numbers.TryGetValue(NameOf(count), out var series); count++)
        {
            yield return (int)series;
        }
    }

    /// <summary>What fell silent together is told once, by the first series of it.</summary>
    private static IEnumerable<(int SeriesId, Found Found)> OfMeter(List<SilentSeries> series, Func<Gap, bool> isTold)
    {
        var untold = series.SelectMany(one => one.Gaps.Where(gap => !isTold(gap)).Select(gap => (one.SeriesId, Gap: gap))).ToList();
        while (untold.Count > 0)
        {
            var first = untold[0];
            var together = untold.Where(one => first.Gap.IsOneWith(one.Gap)).ToList();
            untold.RemoveAll(together.Contains);
            var silent = together.Select(one => one.SeriesId).Distinct().ToList();
            var found = Tell((first.Gap, 1, 1), silent.Count == series.Count ? SilenceCause.Meter : SilenceCause.Sensor);
            var others = silent.Skip(1).Select((one, at) => KeyValuePair.Create(NameOf(at + 1), (double)one));
            yield return (first.SeriesId, found with { Numbers = found.Numbers.Concat(others).ToDictionary() });
        }
    }

    private static string NameOf(int other) => FormattableString.Invariant($"with{other}");

    /// <summary>Gaps that most meters of those who share a way have together, with how many have it and how many there are. A meter has one in which none of
    /// its quantities comes: where one still does, the way is open.</summary>
    private static List<(Gap Gap, int Silent, int All)> Common(IEnumerable<SilentSeries> series)
    {
        var meters = series.GroupBy(one => one.MeterId).ToList();
        var common = new List<(Gap Gap, int Silent, int All)>();
        if (meters.Count < FewestMeters)
        {
            return common;
        }

        foreach (var gap in meters.SelectMany(meter => meter.First().Gaps).OrderBy(gap => gap.Start).Where(gap => !common.Exists(one => gap.GoesWith(one.Gap))))
        {
            var silent = meters.Count(meter => meter.Any(one => one.Gaps.Any(gap.GoesWith)) && meter.All(one => one.Gaps.Any(own => own.Covers(gap))));

            // What fell silent long before could not fall silent once more.
            var all = meters.Count(meter => !meter.All(one => one.Gaps.Any(own => own.BeginsBefore(gap) && own.Covers(gap))));
            if (silent >= Math.Max(FewestMeters, SharedShare * all))
            {
                common.Add((gap, silent, all));
            }
        }

        return common;
    }

    private static Found Tell((Gap Gap, int Silent, int All) told, SilenceCause cause)
    {
        var (gap, silent, all) = told;
        var hours = gap.End is { } end ? (end - gap.Start) / 3_600_000.0 : (double?)null;
        return new Found(
            FindingKind.Silence, gap.Start, gap.End, Math.Max(1, (hours ?? 24) / Gap.FewestHours), 0.95, null,
            new Dictionary<string, double> { ["cause"] = (int)cause, ["meters"] = silent, ["of"] = all, ["hours"] = hours ?? -1 });
    }
}
