using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Dashboard.Assets;
using UrbGrade.Modules.Dashboard.Districts;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Reports;

internal sealed class PeriodReports(
    SessionContexts contexts, ITenantSession session, ITenantRegistry tenants, IPeriodFigures figures, IMunicipalReports secap, IInterventionQueries interventions,
    IFindingQueries findings, IOptions<DashboardOptions> options, TimeProvider clock) : IPeriodReports
{
    private const int MostPlaces = 5;
    private const int MostFindings = 5;
    private const int MostInterventions = 8;
    private const int DaysOfWeek = 7;

    public async Task<IReadOnlyList<DateOnly>> Periods(ReportTemplate template, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null)
        {
            return [];
        }

        var months = await database.Set<KpiRow>()
            .Where(k => k.Resolution == KpiResolution.Month && k.DefinitionId == KpiDefinitions.Energy.Id && k.Value != null)
            .Select(k => k.PeriodStart).Distinct().ToListAsync(cancellation);
        return [.. months.Select(month => ReportPeriods.StartOf(template, month)).Distinct().OrderDescending()];
    }

    public async Task<PeriodReport?> Read(ReportTemplate template, DateOnly start, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || tenants.Find(session.CurrentTenantId!.Value) is not { } tenant)
        {
            return null;
        }

        var calendar = LocalCalendar.Of(tenant.TimeZone);
        var spans = await database.Series(assetId: null, cancellation);
        var first = ReportPeriods.StartOf(template, start);
        var end = ReportPeriods.Next(template, first).AddDays(-1);
        var newest = spans.Max(span => span.MeasuredEnd) is { } last ? calendar.DayOf(last).AddDays(-1) : DateOnly.MinValue;
        var until = Earlier(end, Earlier(newest, calendar.DayOf(clock.GetUtcNow()).AddDays(-1)));
        var begins = DistrictComposition.Begins(spans, calendar);
        if (until < first || begins.Values.All(begin => begin > until))
        {
            return null;
        }

        var places = await database.Assets(assetId: null, cancellation);
        var homes = places.Where(place => Sectors.Of(place.Asset.Kind, options.Value.Sectors) == ReportSector.Residential).Select(place => place.Asset.Id).ToHashSet();
        var guard = new SumGuard(new Disclosure(options.Value.FewestAssets), homes);
        var reporting = homes.Where(home => begins.TryGetValue((KpiDefinitions.Energy.Id, home), out var begin) && begin <= until).ToHashSet();

        // All homes or none: one that is left out alone would be told by the difference to another report.
        var months = await HomesByMonth(database, homes, first, until, cancellation);
        var leftOut = months.Exists(count => !guard.Disclosure.Withholds(count)) ? [] : reporting;
        var sums = await DistrictSums.Load(
            database, calendar, begins.Where(begin => !leftOut.Contains(begin.Key.AssetId)).ToDictionary(),
            await DistrictComposition.Ends(database, spans, calendar, cancellation), guard, tenant.Currency, first, until, cancellation);
        var (isMonth, isOfStreetLight) = (template == ReportTemplate.Monthly, IsOfStreetLight(places));
        var all = await interventions.List(cancellation);
        var found = await Lasting(cancellation);
        return new PeriodReport(
            template, tenant.Name, tenant.TimeZone, tenant.Currency, DistrictComposition.Origin(places), first, until, until == end,
            DistrictComposition.OfShown(sums, first, until),
            isOfStreetLight ? null : await DistrictDegreeDays.Load(database, sums, first, until, cancellation),
            isMonth ? [] : DistrictComposition.Months(sums, first, until),
            end < calendar.DayOf(clock.GetUtcNow()) ? await Changed(isMonth ? PeriodLength.Month : PeriodLength.Year, first, places, homes, cancellation) : [],
            [.. all.Where(one => one.DoneOn <= until && one.State is InterventionState.Done or InterventionState.Measured).OrderByDescending(one => one.DoneOn).Take(MostInterventions)],
            [.. all.Where(one => one.State is InterventionState.Decided).OrderBy(one => one.PlannedFor ?? DateOnly.MaxValue).Take(MostInterventions)],
            [.. found.Items.Where(item => item.AssetId is not { } asset || !homes.Contains(asset)).Take(MostFindings)],
            isMonth ? null : await secap.Read(first.Year, cancellation), months.Count > 0 ? leftOut.Count : 0, options.Value.FewestAssets)
        {
            Since = begins.Count > 0 && begins.Values.Min() is var begin && begin > first ? begin : null,
            IsLookedThrough = found.LookedAt is not null,
            IsOfStreetLight = isOfStreetLight,
            TariffCost = homes.Count == 0 ? await TariffCost(isMonth ? PeriodLength.Month : PeriodLength.Year, first, cancellation) : null,
            HomesInMonths = (leftOut.Count == 0 || months.Count == 0) && (until != end || months.Exists(guard.Disclosure.Withholds)) ? reporting.Count : 0,
        };
    }

    /// <summary>Findings of the last week that was looked through: what ended before needs nobody's attention now.</summary>
    private async Task<FindingList> Lasting(CancellationToken cancellation)
    {
        var all = await findings.List(new FindingFilter(), cancellation);
        return all.LookedAt is null ? all : await findings.List(
            new FindingFilter(Since: new DateTimeOffset(all.Until.AddDays(-DaysOfWeek), TimeOnly.MinValue, TimeSpan.Zero)), cancellation);
    }

    /// <summary>How many homes have energy in each whole month of local days, of those in which any has.</summary>
    private static async Task<List<int>> HomesByMonth(UrbGradeContext database, HashSet<int> homes, DateOnly first, DateOnly until, CancellationToken cancellation) =>
    [
        .. (await database.Set<KpiRow>()
            .Where(k => k.Resolution == KpiResolution.Month && k.DefinitionId == KpiDefinitions.Energy.Id && k.Value != null && k.PeriodStart >= first && k.PeriodStart <= until)
            .Select(k => new { k.AssetId, k.PeriodStart }).ToListAsync(cancellation))
            .Where(k => homes.Contains(k.AssetId) && k.PeriodStart.AddMonths(1).AddDays(-1) <= until).CountBy(k => k.PeriodStart).Select(month => month.Value),
    ];

    private bool IsOfStreetLight(List<AssetEntry> places) =>
        places.Count > 0 && places.TrueForAll(place => Sectors.Of(place.Asset.Kind, options.Value.Sectors) == ReportSector.PublicLighting);

    /// <summary>Null where a tariff, or too much of the energy, is not known.</summary>
    private async Task<double?> TariffCost(PeriodLength length, DateOnly first, CancellationToken cancellation) =>
        (await figures.Of(null, KpiScope.Tenant, 0, length, first, cancellation))
            .FirstOrDefault(figure => figure is { Medium: null, Status: KpiStatus.Ok } && figure.Code == PeriodKpiDefinitions.TariffCost.Code)?.Value;

    /// <summary>Only places that are well covered in both periods, which are over, can be told to have changed.</summary>
    private async Task<IReadOnlyList<ReportPlace>> Changed(
        PeriodLength length, DateOnly first, List<AssetEntry> places, HashSet<int> homes, CancellationToken cancellation)
    {
        var (now, before) = (await Energy(length, first, cancellation), await Energy(length, first.AddYears(-1), cancellation));
        return
        [
            .. places.Where(place => !homes.Contains(place.Asset.Id) && now.ContainsKey(place.Asset.Id) && before.ContainsKey(place.Asset.Id))
                .Select(place => new ReportPlace(place.Asset.Id, place.Asset.Name, place.Asset.Kind, now[place.Asset.Id], before[place.Asset.Id]))
                .OrderByDescending(place => Math.Abs(place.EnergyKwh - place.BeforeKwh)).Take(MostPlaces),
        ];
    }

    /// <summary>kWh of all carriers of an asset together; none where one of them is too incomplete.</summary>
    private async Task<Dictionary<int, double>> Energy(PeriodLength length, DateOnly start, CancellationToken cancellation) =>
        (await figures.All(null, KpiScope.Asset, length, start, KpiDefinitions.Energy.Code, cancellation))
            .Where(figure => figure.Medium is not null and not "water").GroupBy(figure => figure.ScopeId)
            .Where(asset => asset.All(figure => figure is { Value: not null, Status: KpiStatus.Ok }))
            .ToDictionary(asset => asset.Key, asset => asset.Sum(figure => figure.Value!.Value));

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
