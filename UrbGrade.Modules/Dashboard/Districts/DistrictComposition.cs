using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Assets;
using UrbGrade.Modules.Dashboard.Maps;
using UrbGrade.Modules.Dashboard.Reports;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Districts;

/// <summary>Puts the overview of one district together.</summary>
internal static class DistrictComposition
{
    private const int MonthsShown = 12;

    private static readonly KpiDefinitionRow[] Shown = [KpiDefinitions.Energy, KpiDefinitions.Cost, KpiDefinitions.Co2];

    /// <summary>The overview from the KPIs in the context's scope.</summary>
    public static async Task<DistrictOverview> Compose(
        UrbGradeContext context, TenantRow tenant, TenantMap areas, Disclosure disclosure, DateTimeOffset now, CancellationToken cancellation)
    {
        var spans = await context.Series(assetId: null, cancellation);
        var places = await context.Assets(assetId: null, cancellation);
        var calendar = LocalCalendar.Of(tenant.TimeZone);
        var lit = await StreetLights.Of(context, cancellation);
        var blocks = places.TrueForAll(place => lit.Contains(place.Asset.Id)) ? null : await PublicBlocks.Compose(
            context, areas, lit, Origin(places), disclosure, LocalCalendar.MonthOf(calendar.DayOf(now)), now, cancellation);
        var empty = new DistrictOverview(
            tenant.Code, tenant.Name, tenant.TimeZone, Origin(places), spans.Min(s => s.FirstStart), spans.Max(s => s.MeasuredEnd), [], [],
            Places(places, energy: [], untold: new HashSet<int>(), disclosure), IsWithheld: false, disclosure.Fewest) { Blocks = blocks };
        if (Window(empty, calendar, now) is not var (firstDay, lastDay))
        {
            return empty;
        }

        var sums = await DistrictSums.Load(context, calendar, Begins(spans, calendar), await Ends(context, spans, calendar, cancellation), new SumGuard(disclosure), tenant.Currency, firstDay, lastDay, cancellation);
        var (energy, untold) = (sums.EnergyOfAssets(firstDay, lastDay), sums.Untold);

        // Sites and blocks are two divisions of the same homes: both together would tell what lies in one and not in the other.
        var sites = blocks is null ? Places(places, energy, untold, disclosure) : empty.Places;
        if (disclosure.Withholds(energy.Count) || (energy.Count == 0 && untold.Count > 0))
        {
            return empty with { Places = sites, IsWithheld = true };
        }

        return empty with
        {
            Figures = OfShown(sums, firstDay, lastDay),
            Months = Months(sums, firstDay, lastDay),
            Places = sites,
            Weather = await DistrictDegreeDays.Load(context, sums, firstDay, lastDay, cancellation),
            Measured = energy.Count,
            LightShare = LightShare(lit, energy, disclosure),
        };
    }

    /// <summary>The cabinets of a town's street lighting are nobody's home: what must not be told is what few others use.</summary>
    private static double? LightShare(HashSet<int> lights, Dictionary<int, double> energy, Disclosure disclosure)
    {
        var lit = lights.Where(energy.ContainsKey).ToList();
        return lit.Count == 0 || disclosure.Withholds(energy.Count - lit.Count) || energy.Values.Sum() is not (> 0 and var all)
            ? null
            : lit.Sum(asset => energy[asset]) / all;
    }

    /// <summary>From the first to the last whole local day with data, at most a year; null before there is one.</summary>
    private static (DateOnly First, DateOnly Last)? Window(DistrictOverview district, LocalCalendar calendar, DateTimeOffset now)
    {
        if (district.FirstReadingAt is not { } first || district.LastReadingAt is not { } last)
        {
            return null;
        }

        // The end is excluded: a reading up to midnight completes the day before.
        var lastDay = Earlier(calendar.DayOf(last), calendar.DayOf(now)).AddDays(-1);
        var firstDay = Later(calendar.DayOf(first), lastDay.AddYears(-1).AddDays(1));
        return firstDay <= lastDay ? (firstDay, lastDay) : null;
    }

    /// <summary>The local day on which an asset's figure of a definition begins.</summary>
    public static Dictionary<(int DefinitionId, int AssetId), DateOnly> Begins(List<SeriesSpan> spans, LocalCalendar calendar)
    {
        var begins = new Dictionary<(int, int), DateOnly>();
        foreach (var asset in spans.GroupBy(s => s.AssetId))
        {
            if (asset.FirstOf(KpiInputs.Of(KpiDefinitions.Energy.Code)) is { } energy)
            {
                begins[(KpiDefinitions.Energy.Id, asset.Key)] = begins[(KpiDefinitions.Co2.Id, asset.Key)] = calendar.DayOf(energy);
                if (asset.Where(s => s.Quantity == Quantities.Price).Min(s => s.FirstStart) is { } price)
                {
                    begins[(KpiDefinitions.Cost.Id, asset.Key)] = calendar.DayOf(energy > price ? energy : price);
                }
            }
        }

        return begins;
    }

    /// <summary>The local day on which an asset's figure of a definition ends, as the last of its meters of energy was taken away; none for
    /// an asset that is measured. Cost ends with electricity.</summary>
    public static async Task<Dictionary<(int DefinitionId, int AssetId), DateOnly>> Ends(
        UrbGradeContext context, List<SeriesSpan> spans, LocalCalendar calendar, CancellationToken cancellation)
    {
        var last = (await MeterEnds.Of(context, cancellation)).ToDictionary(end => end.Key, end => calendar.DayOf(end.Value));
        if (last.Count == 0)
        {
            return [];
        }

        var measured = spans.Where(span => span.FirstStart is not null && span.TellsOneOf(KpiInputs.Of(KpiDefinitions.Energy.Code))).Select(span => span.SeriesId).ToHashSet();
        var meters = (await (
            from series in context.Set<SeriesRow>()
            join meter in context.Set<MeterRow>() on series.MeterId equals meter.Id
            select new { SeriesId = series.Id, meter.Id, meter.AssetId, series.Medium }).ToListAsync(cancellation)).FindAll(meter => measured.Contains(meter.SeriesId));
        var ends = new Dictionary<(int, int), DateOnly>();
        foreach (var definition in Shown)
        {
            var counted = definition == KpiDefinitions.Cost ? meters.Where(m => m.Medium is null or "power" or "light") : meters;
            foreach (var asset in counted.GroupBy(m => m.AssetId).Where(asset => asset.All(m => last.ContainsKey(m.Id))))
            {
                ends[(definition.Id, asset.Key)] = asset.Max(m => last[m.Id]);
            }
        }

        return ends;
    }

    /// <summary>Where readings come from that are no measurements; null where they are.</summary>
    public static string? Origin(List<AssetEntry> places)
    {
        var origins = places.Select(p => p.Site.Origin).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return origins.Count == 0 ? null : string.Join(", ", origins);
    }

    /// <summary>Energy, cost and CO2, those that are known, each beside the year before.</summary>
    public static IReadOnlyList<DistrictFigure> OfShown(DistrictSums sums, DateOnly firstDay, DateOnly lastDay) =>
        [.. Shown.Select(definition => Figure(sums, definition, firstDay, lastDay)).OfType<DistrictFigure>()];

    private static DistrictFigure? Figure(DistrictSums sums, KpiDefinitionRow definition, DateOnly from, DateOnly to)
    {
        return sums.Of(definition, from, to) is { } thisYear
            ? new DistrictFigure(thisYear, sums.YearBefore(definition, from, to))
            : null;
    }

    /// <summary>Months or parts of them, at most the last twelve.</summary>
    public static List<DistrictMonth> Months(DistrictSums sums, DateOnly firstDay, DateOnly lastDay)
    {
        var months = new List<DistrictMonth>();
        var last = LocalCalendar.MonthOf(lastDay);
        for (var month = Later(last.AddMonths(1 - MonthsShown), LocalCalendar.MonthOf(firstDay)); month <= last; month = month.AddMonths(1))
        {
            var first = Later(month, firstDay);
            var end = Earlier(month.AddMonths(1).AddDays(-1), lastDay);
            var figure = sums.Of(KpiDefinitions.Energy, first, end);
            var yearBefore = sums.YearBefore(KpiDefinitions.Energy, first, end);
            months.Add(new DistrictMonth(
                month, figure?.Value, yearBefore is { Status: KpiStatus.Ok } ? yearBefore.Value : null, figure?.Coverage ?? 0, figure?.EstimatedShare ?? 0)
            {
                From = first > month ? first : null,
                UpTo = end < month.AddMonths(1).AddDays(-1) ? end : null,
            });
        }

        return months;
    }

    /// <param name="untold">Assets with figures that stand in no sum.</param>
    private static List<DistrictPlace> Places(List<AssetEntry> places, Dictionary<int, double> energy, IReadOnlySet<int> untold, Disclosure disclosure)
    {
        var sites = places.ToLookup(p => (p.Asset.SiteId, p.Site.Name));
        var withheld = disclosure.WithheldParts(
            sites.ToDictionary(site => site.Key.SiteId, site => site.Count(p => energy.ContainsKey(p.Asset.Id))));
        return
        [
            .. sites
                .Where(site => site.Any(IsPlaced))
                .OrderBy(site => site.Key.Name, NaturalOrder.Names)
                .Select(site =>
                {
                    var known = site.Where(p => energy.ContainsKey(p.Asset.Id)).ToList();
                    var hides = withheld.Contains(site.Key.SiteId) || (known.Count == 0 && site.Any(p => untold.Contains(p.Asset.Id)));
                    return new DistrictPlace(
                        site.Key.Name, site.Where(IsPlaced).Average(p => p.Asset.Longitude!.Value),
                        site.Where(IsPlaced).Average(p => p.Asset.Latitude!.Value),
                        site.Count(p => energy.ContainsKey(p.Asset.Id) || !Sectors.IsPart(p.Asset.Kind)),
                        hides || known.Count == 0 ? null : known.Sum(p => energy[p.Asset.Id]), hides);
                }),
        ];
    }

    private static bool IsPlaced(AssetEntry place) => place.Asset.Latitude is not null && place.Asset.Longitude is not null;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
