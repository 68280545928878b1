using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling.Queries;

/// <summary>Reads what the comparison of a place with its trade stands on.</summary>
internal static class TradeReader
{
    private const int DaysOfWeek = 7, HoursOfDay = 24;

    /// <summary>By carrier; empty for a place without a profile.</summary>
    public static async Task<IReadOnlyList<TradeBasis>> Of(UrbGradeContext database, AssetRow asset, CancellationToken cancellation)
    {
        var ofTrade = await database.Set<ConsumerProfileRow>().AsNoTracking()
            .Where(row => database.Set<AssetRow>().Any(one => one.Id == row.AssetId && one.Kind == asset.Kind))
            .Select(row => new { row.AssetId, row.Medium, row.Values }).ToListAsync(cancellation);
        var own = ofTrade.Where(row => row.AssetId == asset.Id).Select(row => row.Medium).Order().ToList();
        if (own.Count == 0)
        {
            return [];
        }

        var prices = await database.Set<MeterProfileRow>().Where(row => row.AssetId == asset.Id && row.PaidPrice != null)
            .Select(row => new { row.Medium, row.PaidPrice }).ToListAsync(cancellation);
        var tenant = database.Scope.TenantId;
        var currency = await database.Set<TenantRow>().Where(row => row.Id == tenant).Select(row => row.Currency).SingleAsync(cancellation);
        var opening = OpeningHours.Parse(asset.Opening);
        return own.ConvertAll(medium => new TradeBasis(
            medium, asset.Kind, opening is null ? null : asset.Opening, opening is null ? null : HoursOf(opening), asset.FloorAreaSquareMetres is > 0 and var area ? area : null,
            ofTrade.Count(row => row.Medium == medium && row.Values.Length > (int)PeerMeasure.OpenHourPerArea && !float.IsNaN(row.Values[(int)PeerMeasure.OpenHourPerArea])),
            prices.Find(price => price.Medium == medium)?.PaidPrice, currency));
    }

    private static int HoursOf(OpeningHours opening) =>
        Enumerable.Range(0, DaysOfWeek * HoursOfDay).Count(hour => opening.Contains((DayOfWeek)(hour / HoursOfDay), hour % HoursOfDay));
}
