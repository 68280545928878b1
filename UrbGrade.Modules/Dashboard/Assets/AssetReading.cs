using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Assets;

/// <summary>The parts that several queries need of assets and their series.</summary>
internal static class AssetReading
{
    /// <summary>Assets with their sites and calendars, by name.</summary>
    public static async Task<List<AssetEntry>> Assets(this UrbGradeContext database, int? assetId, CancellationToken cancellation)
    {
        var rows = await (
            from asset in database.Set<AssetRow>().AsNoTracking()
            where assetId == null || asset.Id == assetId
            join site in database.Set<SiteRow>().AsNoTracking() on asset.SiteId equals site.Id
            join tenant in database.Set<TenantRow>().AsNoTracking() on asset.TenantId equals tenant.Id
            orderby asset.Name
            select new { Asset = asset, Site = site, Zone = site.TimeZone ?? tenant.TimeZone }).ToListAsync(cancellation);
        return [.. rows.Select(row => new AssetEntry(row.Asset, row.Site, LocalCalendar.Of(row.Zone)))];
    }

    /// <summary>The series of assets, each with the start of its first and of its last reading.</summary>
    public static Task<List<SeriesSpan>> Series(this UrbGradeContext database, int? assetId, CancellationToken cancellation)
    {
        var gas = AssetCarriers.GasOfKnownEnergy(database);
        return (
            from series in database.Set<SeriesRow>().AsNoTracking()
            join meter in database.Set<MeterRow>().AsNoTracking() on series.MeterId equals meter.Id
            where assetId == null || meter.AssetId == assetId
            orderby meter.Source, series.Quantity
            select new SeriesSpan(
                series.Id, meter.AssetId, meter.Source, series.Quantity, series.Unit, series.Medium,
                database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id).Min(r => (DateTimeOffset?)r.StartAt),
                database.Set<ReadingRow>().Where(r => r.SeriesId == series.Id)
                    .OrderByDescending(r => r.StartAt).Select(r => (DateTimeOffset?)r.EndAt).FirstOrDefault(),
                meter.Id, gas.Any(one => one.Id == series.Id)))
            .ToListAsync(cancellation);
    }

    /// <summary>Start of the first reading that figures made of some quantities stand on; null before any.</summary>
    /// <param name="spans">Of one asset.</param>
    public static DateTimeOffset? FirstOf(this IEnumerable<SeriesSpan> spans, IReadOnlyList<string> quantities)
    {
        var all = spans.ToList();
        var measured = all.FindAll(one => one.TellsOneOf(quantities));
        return all.Where(one => one.TellsOneOf(quantities) || measured.Exists(one.IsCounterOf)).Min(one => one.FirstStart);
    }
}
