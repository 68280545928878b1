using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Silences;

/// <summary>The meters of a tenant, with what they measure and the sites that bring them.</summary>
internal sealed class MeterPlaces
{
    private readonly string zone;
    private readonly Dictionary<int, AssetRow> assets;

    private MeterPlaces(string zone, Dictionary<int, SiteRow> sites, Dictionary<int, AssetRow> assets, Dictionary<int, MeterRow> meters) =>
        (this.zone, Sites, this.assets, Meters) = (zone, sites, assets, meters);

    public IReadOnlyDictionary<int, SiteRow> Sites { get; }

    public IReadOnlyDictionary<int, MeterRow> Meters { get; }

    /// <param name="zone">Of the tenant, for sites without one of their own.</param>
    public static async Task<MeterPlaces> Load(UrbGradeContext database, string zone, CancellationToken cancellation) => new(
        zone, await database.Set<SiteRow>().AsNoTracking().ToDictionaryAsync(site => site.Id, cancellation),
        await database.Set<AssetRow>().AsNoTracking().ToDictionaryAsync(asset => asset.Id, cancellation),
        await database.Set<MeterRow>().AsNoTracking().ToDictionaryAsync(meter => meter.Id, cancellation));

    public AssetRow AssetOf(int meterId) => assets[Meters[meterId].AssetId];

    public SiteRow SiteOf(int meterId) => Sites[AssetOf(meterId).SiteId];

    public string ZoneOf(int meterId) => SiteOf(meterId).TimeZone ?? zone;

    /// <summary>Everything before it should be here: a day may be on its way until the end of the next one.</summary>
    public DateTimeOffset DueOf(int meterId, DateTimeOffset now)
    {
        var calendar = LocalCalendar.Of(ZoneOf(meterId));
        return calendar.InstantOf(calendar.DayOf(now).AddDays(-1));
    }
}
