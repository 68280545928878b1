using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Catalogue;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

internal sealed class FigureEvidence(
    IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, SeriesDirectory directory, PeriodComputation computation, FigureClaims claims,
    RecordKpis records, IRawRequests requests, TimeProvider clock) : IFigureEvidence
{
    public async Task<EvidenceAnswer> Write(FigureName figure, Stream output, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId || tenants.Find(tenantId) is not { } tenant)
        {
            return EvidenceAnswer.NoFigure;
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        if (await claims.Find(database, figure, cancellation) is not { } claimed)
        {
            return EvidenceAnswer.NoFigure;
        }

        var way = FigureWays.Of(claimed.Scope, claimed.Period, claimed.Code, claimed.Medium);
        var known = await directory.Reload(tenantId, cancellation);
        var (_, from, to) = PeriodFigures.Span(claimed.Period, claimed.Start);
        var said = way == FigureWay.Records ? await Said(database, claimed, from, to, cancellation) : [];
        var assets = await database.Set<AssetRow>().AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancellation);
        var members = way == FigureWay.Records ? [.. said.Select(record => record.AssetNumber)] : await Members(database, claimed, way, assets, cancellation);
        var inputs = FigureWays.Inputs(way, claimed.Code);
        var series = way == FigureWay.Records ? [] : members.Order().SelectMany(known.OfAsset).Where(one => inputs?.Contains(one.Quantity) ?? true)
            .Concat(inputs is null ? [] : members.Order().SelectMany(asset => SensorsOf(known.OfAsset(asset)))).DistinctBy(one => one.Id).ToList();
        series.AddRange(await CountersOf(database, series, from, cancellation));
        if (series.Count + said.Count == 0)
        {
            return EvidenceAnswer.NoFigure;
        }

        var zones = way == FigureWay.Records ? await ZonesOfRecords(database, from, to, cancellation) : series.GroupBy(one => one.Meter.AssetId).ToDictionary(one => one.Key, one => one.First().Meter.Calendar.Zone);
        var calendars = zones.Values.Distinct().Select(LocalCalendar.Of).ToList();
        var basis = await computation.Basis(database, cancellation);
        var firsts = await Firsts(database, [.. series.Select(one => one.Id)], cancellation);
        var (readingsFrom, readingsTo) = (
            DateTimeOffset.FromUnixTimeMilliseconds(calendars.Min(calendar => calendar.StartOf(from)) - HourlySeries.RegisterMargin),
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
            said, [.. Factors(basis, series, from, to)], [.. Tariffs(basis, from.Year)],
            FigureWays.Definition(claimed.Code) is null ? await Formulas(database, cancellation) : [], [], [], [], [],
            [.. Holidays(series, from.AddDays(-HourChecks.Reach), to.AddDays(HourChecks.Reach))]);
        if (await new EvidencePack(tenants, requests).Write(
            database, tenantId, manifest, EvidenceReadings.Load(database, series, from, to, cancellation), output, cancellation))
        {
            return EvidenceAnswer.Written;
        }

        output.SetLength(0);
        return EvidenceAnswer.TooLarge;
    }

    /// <summary>Those of the local days in [from, to); all meters of a tenant have the same.</summary>
    private static IEnumerable<DateOnly> Holidays(List<KnownSeries> series, DateOnly from, DateOnly to) =>
        series.Count == 0 ? [] : Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber).Select(DateOnly.FromDayNumber).Where(series[0].Meter.IsHoliday);

    /// <summary>Estimates of heat look at the temperature outside.</summary>
    private static IEnumerable<KnownSeries> SensorsOf(IReadOnlyList<KnownSeries> ofAsset) =>
        ofAsset.Any(one => one.FollowsWeather) ? ofAsset.Where(one => one.Quantity == Quantities.OutsideTemperature) : [];

    /// <summary>Counters that tell what was used in a period before their meters delivered hours, but for those that are there already.</summary>
    private static async Task<List<KnownSeries>> CountersOf(UrbGradeContext database, List<KnownSeries> series, DateOnly from, CancellationToken cancellation)
    {
        var there = series.Select(one => one.Id).ToHashSet();
        var hours = series.FindAll(one => one.Counter is { } counter && !there.Contains(counter.Id));
        var firsts = hours.Count == 0 ? [] : await Firsts(database, hours.ConvertAll(one => one.Id), cancellation);
        return [.. hours.Where(one => !firsts.TryGetValue(one.Id, out var first) || first > one.Meter.Calendar.InstantOf(from)).Select(one => one.Counter!)];
    }

    /// <summary>The assets that the figure is of.</summary>
    private static async Task<HashSet<int>> Members(
        UrbGradeContext database, ClaimedFigure claimed, FigureWay way, List<AssetRow> assets, CancellationToken cancellation)
    {
        if (way == FigureWay.Rank)
        {
            var kind = assets.Find(asset => asset.Id == claimed.Number)?.Kind;
            return [.. assets.Where(asset => asset.Kind == kind).Select(asset => asset.Id)];
        }

        return claimed.Scope switch
        {
            KpiScope.Asset => [claimed.Number],
            KpiScope.Meter => [.. await database.Set<MeterRow>().Where(m => m.Id == claimed.Number).Select(m => m.AssetId).ToListAsync(cancellation)],
            KpiScope.Tenant => [.. assets.Select(asset => asset.Id)],
            _ => [.. await database.Set<PlaceAssetRow>().Where(member => member.PlaceId == claimed.Number).Select(member => member.AssetId).ToListAsync(cancellation)],
        };
    }

    /// <summary>What was said in the period; of all assets where the mean of all is a part of the figure.</summary>
    private async Task<List<EvidenceRecord>> Said(UrbGradeContext database, ClaimedFigure claimed, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var definition = FigureWays.Definition(claimed.Code)!.Id;
        var kind = RecordFigures.KindOf(definition);
        return [.. (await records.Load(database, from, to, cancellation))
            .Where(record => record.Kind == kind && record.Day >= from && record.Day < to)
            .Select(record => new EvidenceRecord(record.Kind, record.Key, record.Subject, record.AssetId, record.At, record.Fields, record.RequestId))];
    }

    private async Task<Dictionary<int, string>> ZonesOfRecords(UrbGradeContext database, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        (await records.Load(database, from, to, cancellation)).GroupBy(record => record.AssetId).ToDictionary(one => one.Key, one => one.First().Zone);

    private static async Task<Dictionary<int, DateTimeOffset>> Firsts(UrbGradeContext database, List<int> series, CancellationToken cancellation) =>
        await database.Set<ReadingRow>().Where(r => series.Contains(r.SeriesId)).GroupBy(r => r.SeriesId)
            .Select(of => new { of.Key, First = of.Min(r => r.StartAt) }).ToDictionaryAsync(of => of.Key, of => of.First, cancellation);

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

    private static IEnumerable<EvidenceTariff> Tariffs(PeriodBasis basis, int year) =>
        from carrier in basis.Tariffs.Select(tariff => tariff.Carrier).Distinct().Order()
        let tariff = basis.Tariff(carrier, year)
        where tariff is not null
        select new EvidenceTariff(carrier, year, tariff.Value.EnergyPrice, tariff.Value.PowerPrice, tariff.Value.Tax);

    private static async Task<List<EvidenceFormula>> Formulas(UrbGradeContext database, CancellationToken cancellation) =>
        TenantFormulas.Newest(await database.Set<FormulaKpiRow>().AsNoTracking().OrderBy(f => f.Id).ToListAsync(cancellation))
            .ConvertAll(row => new EvidenceFormula(row.Id, row.Code, row.Version, row.Name, row.Formula, row.Unit, row.MinimumCoverage));
}
