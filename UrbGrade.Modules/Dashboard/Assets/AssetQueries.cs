using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Figures;
using UrbGrade.Modules.Dashboard.Uploads;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Assets;

internal sealed class AssetQueries(SessionContexts contexts, ISitesCatchingUp catchingUp, TimeProvider clock) : IAssetQueries
{
    public async Task<IReadOnlyList<AssetSummary>> List(KpiPeriod period, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null)
        {
            return [];
        }

        var assets = await database.Assets(assetId: null, cancellation);
        var series = (await database.Series(assetId: null, cancellation)).ToLookup(s => s.AssetId);
        var figures = await KpiFigures.Load(database, cancellation);
        var resolution = KpiFigures.ResolutionOf(period.Kind);
        var rows = await database.Set<KpiRow>().AsNoTracking()
            .Where(k => k.Resolution == resolution && k.PeriodStart == period.Start)
            .OrderBy(k => k.DefinitionId).ToListAsync(cancellation);
        var kpis = rows.ToLookup(k => k.AssetId);
        var now = clock.GetUtcNow();
        var hours = await HoursOfToday.Load(database, rows, assets.Select(entry => entry.Calendar.DayOf(now)), assetId: null, cancellation);
        var meters = (await database.Set<MeterRow>().Select(m => new { m.Id, m.AssetId }).ToListAsync(cancellation)).ToLookup(m => m.AssetId, m => m.Id);
        var ends = await MeterEnds.Of(database, cancellation);
        var newest =
            from entry in assets
            let end = series[entry.Asset.Id].Max(s => s.MeasuredEnd)
            where end is not null
            select (entry.Site.Id, entry.Calendar, end.Value.AddTicks(-1));
        var waiting = await CatchingUp.Sites(database, newest, now, cancellation);
        return
        [
            .. assets.Select(entry => new AssetSummary(
                entry.Asset.Id, entry.Asset.Code, entry.Asset.Name, entry.Asset.Kind, entry.Site.Name, entry.Calendar.Zone, entry.Site.Origin,
                Media.Of(series[entry.Asset.Id].Select(s => s.Medium)), entry.Asset.FloorAreaSquareMetres,
                entry.Asset.Longitude, entry.Asset.Latitude, series[entry.Asset.Id].Max(s => s.MeasuredEnd),
                [.. kpis[entry.Asset.Id].Select(k => figures.Of(k, entry.Calendar, now, hours)).OfType<KpiFigure>()])
            {
                IsMeasured = IsMeasured(meters[entry.Asset.Id], ends, now),
                Waiting = waiting.GetValueOrDefault(entry.Site.Id),
            }),
        ];
    }

    public async Task<string?> Origin(int? assetId, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null)
        {
            return null;
        }

        var origins = await database.Set<SiteRow>()
            .Where(site => site.Origin != null && (assetId == null || database.Set<AssetRow>().Any(asset => asset.Id == assetId && asset.SiteId == site.Id)))
            .Select(site => site.Origin!).Distinct().ToListAsync(cancellation);
        return origins.Count == 0 ? null : string.Join(", ", origins.Order(StringComparer.Ordinal));
    }

    public async Task<IReadOnlyDictionary<int, MeterPlace>> MeterPlaces(CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null)
        {
            return new Dictionary<int, MeterPlace>();
        }

        var carriers = (await database.Set<SeriesRow>().Where(series => series.Medium != null).Select(series => new { series.MeterId, series.Medium })
            .Distinct().ToListAsync(cancellation)).ToLookup(series => series.MeterId, series => series.Medium!);
        var meters = await (
            from meter in database.Set<MeterRow>()
            join asset in database.Set<AssetRow>() on meter.AssetId equals asset.Id
            select new { meter.Id, asset.Name }).ToListAsync(cancellation);
        return meters.ToDictionary(meter => meter.Id, meter => new MeterPlace(meter.Name, [.. carriers[meter.Id].Order(StringComparer.Ordinal)]));
    }

    public async Task<AssetDetails?> Find(int assetId, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || (await database.Assets(assetId, cancellation)) is not [var entry])
        {
            return null;
        }

        var series = await database.Series(assetId, cancellation);
        var meters = await database.Set<MeterRow>().Where(m => m.AssetId == assetId)
            .OrderBy(m => m.Source).Select(m => new { m.Id, m.Source }).ToListAsync(cancellation);
        var codes = meters.ConvertAll(meter => meter.Source);
        var ends = await MeterEnds.Of(database, cancellation);
        var waiting = await catchingUp.Waiting(database.Scope.TenantId, cancellation);
        return new AssetDetails(
            assetId, entry.Asset.Code, entry.Asset.Name, entry.Asset.Kind, entry.Site.Name, entry.Calendar.Zone, entry.Site.Origin,
            Media.Of(series.Select(s => s.Medium)), entry.Asset.FloorAreaSquareMetres, entry.Asset.Longitude, entry.Asset.Latitude,
            series.Min(s => s.FirstStart), series.Max(s => s.MeasuredEnd),
            FigureCodes.Derived(series), codes,
            await AssetFacts.Load(database, codes, cancellation))
        {
            IsMeasured = IsMeasured(meters.ConvertAll(meter => meter.Id), ends, clock.GetUtcNow()),
            Waiting = waiting.GetValueOrDefault(entry.Site.Id),
        };
    }

    public async Task<IReadOnlyList<KpiFigure>> ListFigures(
        int assetId, PeriodKind kind, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || (await database.Assets(assetId, cancellation)) is not [var entry])
        {
            return [];
        }

        var figures = await KpiFigures.Load(database, cancellation);
        var resolution = KpiFigures.ResolutionOf(kind);
        var rows = await database.Set<KpiRow>().AsNoTracking()
            .Where(k => k.AssetId == assetId && k.Resolution == resolution && k.PeriodStart >= from && k.PeriodStart < to)
            .OrderBy(k => k.PeriodStart).ThenBy(k => k.DefinitionId).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        var hours = await HoursOfToday.Load(database, rows, [entry.Calendar.DayOf(now)], assetId, cancellation);
        return [.. rows.Select(row => figures.Of(row, entry.Calendar, now, hours)).OfType<KpiFigure>()];
    }

    private static bool IsMeasured(IEnumerable<int> meters, Dictionary<int, long> ends, DateTimeOffset now)
    {
        var all = meters.ToList();
        return all.Count == 0 || all.Exists(meter => !ends.TryGetValue(meter, out var end) || end > now.ToUnixTimeMilliseconds());
    }
}
