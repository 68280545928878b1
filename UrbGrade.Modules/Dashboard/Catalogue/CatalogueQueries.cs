using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Dashboard.Catalogue;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Catalogue;

internal sealed class CatalogueQueries(SessionContexts contexts) : ICatalogueQueries
{
    public async Task<CataloguePage<CatalogueSite>> ListSites(long after, int take, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null ? new([], null) : await Page(database.CatalogueSites(s => s.Id > after), take, s => s.Id, cancellation);
    }

    public async Task<CatalogueSite?> FindSite(int siteId, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null ? null : await database.CatalogueSites(s => s.Id == siteId).SingleOrDefaultAsync(cancellation);
    }

    public async Task<CataloguePage<CatalogueAsset>?> ListAssets(int? siteId, long after, int take, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null || (siteId is not null && !await database.Set<SiteRow>().AnyAsync(s => s.Id == siteId, cancellation))
            ? null
            : await Page(database.CatalogueAssets(a => a.Id > after && (siteId == null || a.SiteId == siteId)), take, a => a.Id, cancellation);
    }

    public async Task<CatalogueAsset?> FindAsset(int assetId, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null ? null : await database.CatalogueAssets(a => a.Id == assetId).SingleOrDefaultAsync(cancellation);
    }

    public async Task<CataloguePage<CatalogueMeter>?> ListMeters(int? assetId, long after, int take, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null || (assetId is not null && !await database.Set<AssetRow>().AnyAsync(a => a.Id == assetId, cancellation))
            ? null
            : await Page(database.CatalogueMeters(m => m.Id > after && (assetId == null || m.AssetId == assetId)), take, m => m.Id, cancellation);
    }

    public async Task<CatalogueMeter?> FindMeter(int meterId, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null ? null : await database.CatalogueMeters(m => m.Id == meterId).SingleOrDefaultAsync(cancellation);
    }

    public async Task<CataloguePage<CatalogueSeries>?> ListSeries(int? meterId, long after, int take, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null || (meterId is not null && !await database.Set<MeterRow>().AnyAsync(m => m.Id == meterId, cancellation))
            ? null
            : await Page(database.CatalogueSeries(s => s.Id > after && (meterId == null || s.MeterId == meterId)), take, s => s.Id, cancellation);
    }

    public async Task<CatalogueSeries?> FindSeries(int seriesId, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null ? null : await database.CatalogueSeries(s => s.Id == seriesId).SingleOrDefaultAsync(cancellation);
    }

    public async Task<CataloguePage<CatalogueReading>?> ListReadings(
        int seriesId, DateTimeOffset from, DateTimeOffset to, long after, int take, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || !await database.Set<SeriesRow>().AnyAsync(s => s.Id == seriesId, cancellation))
        {
            return null;
        }

        // Instants are stored in milliseconds, so the next one that can be is a millisecond later.
        var first = DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(after, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - 1) + 1);
        var start = after > 0 && first > from ? first : from;
        return await Page(
            database.CatalogueReadings(r => r.SeriesId == seriesId && r.StartAt >= start && r.StartAt < to), take, r => r.Start.ToUnixTimeMilliseconds(), cancellation);
    }

    public async Task<CataloguePage<CatalogueReceipt>> ListReceipts(
        DateTimeOffset from, DateTimeOffset to, long after, int take, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is null
            ? new([], null)
            : await Page(
                database.CatalogueReceipts(r => r.ReceivedAt >= from && r.ReceivedAt < to && r.Id > after), take, r => r.Id, cancellation);
    }

    public async Task<CatalogueReceipt?> FindReceipt(long receiptId, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || await database.CatalogueReceipts(r => r.Id == receiptId).SingleOrDefaultAsync(cancellation) is not { } receipt)
        {
            return null;
        }

        var rejections = await database.Set<RawRequestRow>().Where(r => r.Id == receiptId).Select(r => r.Rejections).SingleAsync(cancellation);
        return receipt with { Rejections = StoredLists.Read<MessageRejection>(rejections) };
    }

    private static async Task<CataloguePage<T>> Page<T>(
        IQueryable<T> ordered, int take, Func<T, long> key, CancellationToken cancellation)
    {
        var items = await ordered.Take(take + 1).ToListAsync(cancellation);
        if (items.Count <= take)
        {
            return new CataloguePage<T>(items, null);
        }

        items.RemoveAt(take);
        return new CataloguePage<T>(items, key(items[^1]));
    }
}
