using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

internal sealed class FigureEvidence(
    IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, FigureSources sources, PeriodComputation computation, RecordKpis records,
    IRawRequests requests, TimeProvider clock) : IFigureEvidence
{
    public async Task<bool> Write(FigureName figure, Stream output, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId || tenants.Find(tenantId) is not { } tenant)
        {
            return false;
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        if (await sources.Find(database, figure, cancellation) is not { } source)
        {
            return false;
        }

        var (claimed, way, from, to, known, assets, members, said) = source;
        var inputs = FigureWays.Inputs(way, claimed.Code);
        var series = way == FigureWay.Records ? [] : members.Order().SelectMany(known.OfAsset).Where(one => inputs is null || one.IsOneOf(inputs))
            .Concat(inputs is null ? [] : members.Order().SelectMany(asset => SensorsOf(known.OfAsset(asset)))).DistinctBy(one => one.Id).ToList();
        series.AddRange(await FigureSources.CountersOf(database, series, from, cancellation));
        if (series.Count + said.Count == 0)
        {
            return false;
        }

        var zones = way == FigureWay.Records ? await ZonesOfRecords(database, from, to, cancellation) : series.GroupBy(one => one.Meter.AssetId).ToDictionary(one => one.Key, one => one.First().Meter.Calendar.Zone);
        var calendars = zones.Values.Distinct().Select(LocalCalendar.Of).ToList();
        var basis = await computation.Basis(database, cancellation);
        var firsts = await FigureSources.Firsts(database, [.. series.Select(one => one.Id)], cancellation);
        var (readingsFrom, readingsTo) = (
            DateTimeOffset.FromUnixTimeMilliseconds(calendars.Min(calendar => calendar.StartOf(from)) - HourlySeries.RegisterMarginBefore),
            DateTimeOffset.FromUnixTimeMilliseconds(calendars.Max(calendar => calendar.StartOf(to)) + HourlySeries.RegisterMargin));
        var signed = new Dictionary<int, (DateTimeOffset? From, DateTimeOffset? To)>();
        foreach (var one in series)
        {
            signed[one.Id] = await EvidenceReadings.BesideGaps(database, one, readingsFrom, readingsTo, cancellation);
        }

        var manifest = new EvidenceManifest(
            EvidenceManifest.CurrentFormat, clock.GetUtcNow(), tenant.Code, basis.Currency, claimed, readingsFrom, readingsTo,
            [.. assets.Where(asset => zones.ContainsKey(asset.Id) && members.Contains(asset.Id)).Select(asset => Asset(asset, zones[asset.Id], basis.Traits))],
            [.. series.Select(one => new EvidenceSeries(
                one.Id, one.Meter.AssetId, one.Meter.Id, one.Meter.Source, one.Quantity, one.Unit, one.Medium, one.Kind,
                firsts.TryGetValue(one.Id, out var first) ? first : null, one.Meter.Settings, one.Limits, signed[one.Id].From, signed[one.Id].To, Erased(one.Meter)))],
            said, [.. Factors(basis, series, from, to)], [.. Tariffs(basis, from, to)],
            FigureWays.Definition(claimed.Code) is null ? await Formulas(database, cancellation) : [], [], [], [], [],
            [.. Holidays(series, from.AddDays(-HourChecks.Reach), to.AddDays(HourChecks.Reach))])
        {
            Members = way == FigureWay.Records && claimed.Scope != KpiScope.Asset ? [.. source.Group.Order()] : null,
        };
        await new EvidencePack(tenants, requests).Write(
            database, tenantId, manifest, EvidenceReadings.Load(database, series, from, to, cancellation), output, cancellation);
        return true;
    }

    public async Task<FigureStanding?> Explain(FigureName figure, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId || tenants.Find(tenantId) is not { } tenant)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await sources.Find(database, figure, cancellation) is { } source
            ? await new FigureStandings(database, tenant.Currency, clock).Of(source, cancellation) : null;
    }

    /// <summary>Those of the local days in [from, to); all meters of a tenant have the same.</summary>
    private static IEnumerable<DateOnly> Holidays(List<KnownSeries> series, DateOnly from, DateOnly to) =>
        series.Count == 0 ? [] : Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber).Select(DateOnly.FromDayNumber).Where(series[0].Meter.IsHoliday);

    /// <summary>Estimates of heat look at the temperature outside.</summary>
    private static IEnumerable<KnownSeries> SensorsOf(IReadOnlyList<KnownSeries> ofAsset) =>
        ofAsset.Any(one => one.FollowsWeather) ? ofAsset.Where(one => one.Quantity == Quantities.OutsideTemperature) : [];

    private async Task<Dictionary<int, string>> ZonesOfRecords(UrbGradeContext database, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        (await records.Load(database, from, to, cancellation)).GroupBy(record => record.AssetId).ToDictionary(one => one.Key, one => one.First().Zone);

    private static EvidenceTime[]? Erased(KnownMeter meter) => meter.Erased.Count == 0 ? null
        : [.. meter.Erased.Select(time => new EvidenceTime(DateTimeOffset.FromUnixTimeMilliseconds(time.From), DateTimeOffset.FromUnixTimeMilliseconds(time.Until)))];

    private static EvidenceAsset Asset(AssetRow asset, string zone, TenantTraits traits) => new(
        asset.Id, asset.Name, asset.Kind, zone, [.. traits.Of(asset.Id).Steps.Select(step => new EvidenceFact(step.Name, step.From, step.Value))],
        asset.Latitude, asset.Longitude, asset.Opening);

    /// <summary>Those of each carrier and year that the hours lie in; the days before count too.</summary>
    private static IEnumerable<EvidenceFactor> Factors(PeriodBasis basis, List<KnownSeries> series, DateOnly from, DateOnly to)
    {
        var first = from.AddDays(-PeriodComputation.DaysBefore).Year;
        return from carrier in series.Select(one => one.Medium ?? "power").Select(medium => medium == "light" ? "power" : medium).Distinct()
               from year in Enumerable.Range(first, to.AddDays(-1).Year - first + 1)
               let factor = basis.Factors.Find(carrier, year)
               where factor is not null
               select new EvidenceFactor(carrier, year, factor.KilogramPerKwh, factor.Source, factor.Version);
    }

    /// <summary>Those of each carrier and year, and those that begin within one.</summary>
    private static IEnumerable<EvidenceTariff> Tariffs(PeriodBasis basis, DateOnly from, DateOnly to)
    {
        var years = Enumerable.Range(from.Year, to.AddDays(-1).Year - from.Year + 1).Select(year => new DateOnly(year, 1, 1)).ToList();
        return from carrier in basis.Tariffs.Select(tariff => tariff.Carrier).Distinct().Order()
               from day in basis.Tariffs.Where(tariff => tariff.Carrier == carrier && tariff.Begins > years[0] && tariff.Begins < to)
                   .Select(tariff => tariff.Begins).Union(years).Order()
               let tariff = basis.Tariff(carrier, day)
               where tariff is not null
               select new EvidenceTariff(
                   carrier, day.Year, tariff.Value.EnergyPrice, tariff.Value.PowerPrice, tariff.Value.Tax, day.DayOfYear == 1 ? null : day);
    }

    private static async Task<List<EvidenceFormula>> Formulas(UrbGradeContext database, CancellationToken cancellation) =>
        TenantFormulas.Newest(await database.Set<FormulaKpiRow>().AsNoTracking().OrderBy(f => f.Id).ToListAsync(cancellation))
            .ConvertAll(row => new EvidenceFormula(row.Id, row.Code, row.Version, row.Name, row.Formula, row.Unit, row.MinimumCoverage));
}
