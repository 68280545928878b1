namespace UrbGrade.Bus.Contracts.Dashboard.Catalogue;

/// <summary>What the current tenant has, for programs: read in order of keys, a stretch at a time. Ids of another tenant are answered as
/// if there were none.</summary>
/// <remarks>Lists take the key to go on after, 0 for the beginning, and how many to read, at least 1.</remarks>
public interface ICatalogueQueries
{
    /// <summary>Sites by id.</summary>
    Task<CataloguePage<CatalogueSite>> ListSites(long after, int take, CancellationToken cancellation);

    /// <summary>Null when there is none.</summary>
    Task<CatalogueSite?> FindSite(int siteId, CancellationToken cancellation);

    /// <summary>Assets by id; null when there is no such site.</summary>
    /// <param name="siteId">Null for those of all sites.</param>
    Task<CataloguePage<CatalogueAsset>?> ListAssets(int? siteId, long after, int take, CancellationToken cancellation);

    /// <summary>Null when there is none.</summary>
    Task<CatalogueAsset?> FindAsset(int assetId, CancellationToken cancellation);

    /// <summary>Meters by id; null when there is no such asset.</summary>
    /// <param name="assetId">Null for those of all assets.</param>
    Task<CataloguePage<CatalogueMeter>?> ListMeters(int? assetId, long after, int take, CancellationToken cancellation);

    /// <summary>Null when there is none.</summary>
    Task<CatalogueMeter?> FindMeter(int meterId, CancellationToken cancellation);

    /// <summary>Series by id; null when there is no such meter.</summary>
    /// <param name="meterId">Null for those of all meters.</param>
    Task<CataloguePage<CatalogueSeries>?> ListSeries(int? meterId, long after, int take, CancellationToken cancellation);

    /// <summary>Null when there is none.</summary>
    Task<CatalogueSeries?> FindSeries(int seriesId, CancellationToken cancellation);

    /// <summary>Readings that start in [from, to), by start; null when there is no such series. The key of the next stretch is the
    /// last start, in milliseconds since 1970-01-01T00:00:00Z.</summary>
    Task<CataloguePage<CatalogueReading>?> ListReadings(
        int seriesId, DateTimeOffset from, DateTimeOffset to, long after, int take, CancellationToken cancellation);

    /// <summary>Receipts of requests that came in [from, to), by id, without their rejections.</summary>
    Task<CataloguePage<CatalogueReceipt>> ListReceipts(
        DateTimeOffset from, DateTimeOffset to, long after, int take, CancellationToken cancellation);

    /// <summary>Null when there is none.</summary>
    Task<CatalogueReceipt?> FindReceipt(long receiptId, CancellationToken cancellation);
}
