using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Districts;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Reports;

internal sealed class MunicipalReports(
    SessionContexts contexts, ITenantSession session, ITenantRegistry tenants, IPeriodFigures figures, IPriceLists prices,
    IOptions<DashboardOptions> options, TimeProvider clock) : IMunicipalReports
{
    private const double KilogramsPerTonne = 1000;
    private const double KilowattHoursPerMegawattHour = 1000;

    public async Task<IReadOnlyList<int>> Years(CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null)
        {
            return [];
        }

        var starts = await database.Set<PeriodKpiRow>()
            .Where(k => k.Resolution == KpiResolution.Year && k.DefinitionId == KpiDefinitions.Energy.Id && k.Value != null)
            .Select(k => k.PeriodStart).Distinct().ToListAsync(cancellation);
        return [.. starts.Select(start => start.Year).OrderDescending()];
    }

    public async Task<MunicipalReport?> Read(int year, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || tenants.Find(session.CurrentTenantId!.Value) is not { } tenant)
        {
            return null;
        }

        var sectors = (await database.Set<AssetRow>().Select(a => new { a.Id, a.Kind }).ToListAsync(cancellation))
            .ToDictionary(a => a.Id, a => (a.Kind, Sector: Sectors.Of(a.Kind, options.Value.Sectors)));
        var origins = await database.Set<SiteRow>().Where(s => s.Origin != null).Select(s => s.Origin!).Distinct().ToListAsync(cancellation);
        var isOver = LocalCalendar.Of(tenant.TimeZone).DayOf(clock.GetUtcNow()).Year > year;

        // A year that runs is held against no whole one.
        var (energy, before) = (await Energy(year, cancellation), isOver ? await Energy(year - 1, cancellation) : []);
        var factors = await Factors(tenant.Id, year, cancellation);
        var homes = sectors.Where(asset => asset.Value.Sector == ReportSector.Residential).Select(asset => asset.Key).ToHashSet();
        var tellsHomes = await TellsHomes(database, year, homes, energy, cancellation);
        if (!await TellsHomes(database, year - 1, homes, before, cancellation))
        {
            // What the report of the year before withholds, this one does not tell beside its own.
            before.RemoveAll(figure => homes.Contains(figure.ScopeId));
        }

        List<ReportRow> rows =
        [
            .. energy.Where(figure => sectors.ContainsKey(figure.ScopeId))
            .GroupBy(figure => (sectors[figure.ScopeId].Sector, Carrier: Carrier(figure.Medium!)))
            .OrderBy(group => group.Key.Sector).ThenBy(group => group.Key.Carrier, StringComparer.Ordinal)
            .Select(group => Row(
                group.Key.Sector, group.Key.Carrier, [.. group],
                [.. before.Where(figure => sectors.TryGetValue(figure.ScopeId, out var asset) && (asset.Sector, Carrier(figure.Medium!)) == group.Key)],
                factors.FirstOrDefault(factor => factor.Carrier == group.Key.Carrier), isWithheld: group.Key.Sector == ReportSector.Residential && !tellsHomes)),
        ];
        var reporting = energy.Select(figure => figure.ScopeId).ToHashSet();
        return new MunicipalReport(
            year, tenant.Name, tenant.TimeZone, origins.Count == 0 ? null : string.Join(", ", origins.Order(StringComparer.Ordinal)),
            isOver, rows,
            [
                .. sectors.Where(asset => reporting.Contains(asset.Key) || !Sectors.IsPart(asset.Value.Kind)).GroupBy(asset => asset.Value.Sector).OrderBy(sector => sector.Key).Select(sector => new ReportCoverage(
                    sector.Key, sector.Count(), sector.Count(asset => reporting.Contains(asset.Key)),
                    [.. sector.Select(asset => asset.Value.Kind).Distinct().Order(StringComparer.Ordinal)])),
            ],
            [.. factors.Where(factor => rows.Any(row => row.Carrier == factor.Carrier))], options.Value.FewestAssets);
    }

    /// <summary>Whether what homes used is told: each carrier stands on enough homes, and so does each month, as reports of months leave homes out that are
    /// too few, and a year less its months would tell of them.</summary>
    private async Task<bool> TellsHomes(UrbGradeContext database, int year, HashSet<int> homes, List<PeriodFigure> energy, CancellationToken cancellation)
    {
        var disclosure = new Disclosure(options.Value.FewestAssets);
        var (first, next) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var months = await database.Set<KpiRow>()
            .Where(k => k.Resolution == KpiResolution.Month && k.DefinitionId == KpiDefinitions.Energy.Id && k.Value != null && k.PeriodStart >= first && k.PeriodStart < next)
            .Select(k => new { k.AssetId, k.PeriodStart }).ToListAsync(cancellation);
        return !months.Where(k => homes.Contains(k.AssetId)).CountBy(k => k.PeriodStart).Any(month => disclosure.Withholds(month.Value))
            && !energy.Where(figure => homes.Contains(figure.ScopeId)).Select(figure => (figure.ScopeId, Carrier: Carrier(figure.Medium!))).Distinct()
                .CountBy(use => use.Carrier).Any(carrier => disclosure.Withholds(carrier.Value));
    }

    private static ReportRow Row(
        ReportSector sector, string carrier, IReadOnlyList<PeriodFigure> energy, IReadOnlyList<PeriodFigure> before, ReportFactor? factor, bool isWithheld)
    {
        var assets = energy.Select(figure => figure.ScopeId).Distinct().Count();
        var (expected, valid) = (energy.Sum(figure => (long)figure.Expected), energy.Sum(figure => (long)figure.Valid));
        double? sum = isWithheld ? null : energy.Sum(figure => figure.Value!.Value) / KilowattHoursPerMegawattHour;
        var isSufficient = valid >= KpiDefinitions.Energy.MinimumCoverage * expected;

        // Only the same assets, well covered in both years, can be compared.
        var isComparable = isSufficient && before.Count == energy.Count && before.All(figure => figure.Status == KpiStatus.Ok)
            && before.Select(figure => (figure.ScopeId, figure.Medium)).ToHashSet().SetEquals(energy.Select(figure => (figure.ScopeId, figure.Medium)));
        return new ReportRow(
            sector, carrier, sum, !isWithheld && isComparable ? before.Sum(figure => figure.Value!.Value) / KilowattHoursPerMegawattHour : null,
            sum * factor?.TonnesPerMwh, assets, expected == 0 ? 0 : (double)valid / expected,
            valid == 0 ? 0 : (double)energy.Sum(figure => (long)figure.Estimated) / valid, isSufficient, isWithheld);
    }

    /// <summary>Energy of each asset and carrier.</summary>
    private async Task<List<PeriodFigure>> Energy(int year, CancellationToken cancellation) =>
        [.. (await figures.All(null, KpiScope.Asset, PeriodLength.Year, new DateOnly(year, 1, 1), KpiDefinitions.Energy.Code, cancellation))
            .Where(figure => figure is { Medium: not null and not "water", Value: not null })];

    private async Task<List<ReportFactor>> Factors(int tenantId, int year, CancellationToken cancellation)
    {
        var chosen = new List<ReportFactor>();
        foreach (var medium in new[] { "power", "gas", "heat" })
        {
            if (await prices.FactorOf(tenantId, medium, year, cancellation) is { } factor)
            {
                // kg for each kWh are t for each MWh.
                chosen.Add(new ReportFactor(
                    Carrier(medium), factor.KilogramPerKwh * KilowattHoursPerMegawattHour / KilogramsPerTonne, factor.FromYear, factor.Scope, factor.Method, factor.Source,
                    factor.Version));
            }
        }

        return chosen;
    }

    /// <summary>Street lighting draws electricity.</summary>
    private static string Carrier(string medium) => medium is "power" or "light" ? "electricity" : medium;
}
