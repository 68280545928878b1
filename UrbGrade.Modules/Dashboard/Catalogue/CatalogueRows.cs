using System.Linq.Expressions;
using UrbGrade.Bus.Contracts.Dashboard.Catalogue;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Catalogue;

/// <summary>The rows that a context sees, as programs are shown them, in order of their keys.</summary>
/// <remarks>Which ones is said of the rows: what is shown of them cannot be translated back.</remarks>
internal static class CatalogueRows
{
    public static IQueryable<CatalogueSite> CatalogueSites(this UrbGradeContext database, Expression<Func<SiteRow, bool>> which) =>
        from site in database.Set<SiteRow>().Where(which)
        join tenant in database.Set<TenantRow>() on site.TenantId equals tenant.Id
        orderby site.Id
        select new CatalogueSite(site.Id, site.Code, site.Name, site.TimeZone ?? tenant.TimeZone, site.Origin);

    public static IQueryable<CatalogueAsset> CatalogueAssets(this UrbGradeContext database, Expression<Func<AssetRow, bool>> which) =>
        from asset in database.Set<AssetRow>().Where(which)
        orderby asset.Id
        select new CatalogueAsset(
            asset.Id, asset.SiteId, asset.Code, asset.Name, asset.Kind, asset.FloorAreaSquareMetres, asset.Latitude, asset.Longitude);

    public static IQueryable<CatalogueMeter> CatalogueMeters(this UrbGradeContext database, Expression<Func<MeterRow, bool>> which) =>
        from meter in database.Set<MeterRow>().Where(which)
        orderby meter.Id
        select new CatalogueMeter(meter.Id, meter.AssetId, meter.Source, meter.RegisteredAt);

    public static IQueryable<CatalogueSeries> CatalogueSeries(this UrbGradeContext database, Expression<Func<SeriesRow, bool>> which) =>
        from series in database.Set<SeriesRow>().Where(which)
        join meter in database.Set<MeterRow>() on series.MeterId equals meter.Id
        orderby series.Id
        select new CatalogueSeries(
            series.Id, series.MeterId, meter.AssetId, series.Quantity, series.Unit, series.Medium,
            series.Kind == SeriesKind.Interval ? "interval" : series.Kind == SeriesKind.Register ? "register" : "mean",
            database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).Min(r => (DateTimeOffset?)r.StartAt),
            database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id)
                .OrderByDescending(r => r.StartAt).Select(r => (DateTimeOffset?)r.EndAt).FirstOrDefault());

    public static IQueryable<CatalogueReading> CatalogueReadings(this UrbGradeContext database, Expression<Func<ReadingRow, bool>> which) =>
        from reading in database.Set<ReadingRow>().Where(which)
        orderby reading.StartAt
        select new CatalogueReading(
            reading.StartAt, reading.EndAt, reading.Value,
            reading.Quality == ReadingQuality.Measured ? "measured" : reading.Quality == ReadingQuality.Estimated ? "estimated" : "manual",
            reading.Revision, reading.RawRequestId);

    public static IQueryable<CatalogueReceipt> CatalogueReceipts(this UrbGradeContext database, Expression<Func<RawRequestRow, bool>> which) =>
        from request in database.Set<RawRequestRow>().Where(which)
        orderby request.Id
        select new CatalogueReceipt(
            request.Id, request.ReceiptId, request.BodyHash, request.ReceivedAt, request.TimesReceived, request.CertificateThumbprint,
            request.Accepted, request.Duplicate, request.Rejected, request.FirstMeasuredAt, request.LastMeasuredAt, request.QuantifiedAt,
            null);
}
