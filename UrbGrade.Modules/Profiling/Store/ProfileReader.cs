using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>Tells the profiles of the context's tenant as contracts say them.</summary>
internal static class ProfileReader
{
    private const int MostDays = 200;
    private const int MonthsOfStability = 12;

    /// <summary>By carrier, then meter.</summary>
    /// <param name="wanted">Chooses among the rows.</param>
    public static async Task<IReadOnlyList<MeterProfile>> Profiles(
        UrbGradeContext database, Func<IQueryable<MeterProfileRow>, IQueryable<MeterProfileRow>> wanted, CancellationToken cancellation)
    {
        var rows = await (
            from row in wanted(database.Set<MeterProfileRow>().AsNoTracking())
            join meter in database.Set<MeterRow>() on row.MeterId equals meter.Id
            join asset in database.Set<AssetRow>() on row.AssetId equals asset.Id
            orderby row.Medium, meter.Source
            select new { Row = row, meter.Source, asset.Name }).ToListAsync(cancellation);
        var ids = rows.ConvertAll(one => one.Row.SeriesId);
        var typical = (await database.Set<TypicalProfileRow>().AsNoTracking().Where(row => ids.Contains(row.SeriesId))
            .OrderBy(row => row.Kind).ThenBy(row => row.Season).ToListAsync(cancellation)).ToLookup(row => row.SeriesId, TypicalOf);
        var unusual = await database.Set<AtypicalDayRow>().Where(row => ids.Contains(row.SeriesId)).GroupBy(row => row.SeriesId)
            .Select(days => new { SeriesId = days.Key, Count = days.Count() }).ToDictionaryAsync(days => days.SeriesId, days => days.Count, cancellation);
        var places = await Places(database, ids, null, cancellation);
        return rows.ConvertAll(one => new MeterProfile(
            one.Source, one.Row.AssetId, one.Name, one.Row.Medium, ProfiledSeries.UnitOf(one.Row.Medium), one.Row.State, one.Row.AvailableFrom, one.Row.FirstDay,
            one.Row.LastDay, one.Row.Days,
            new LeftOutDays(one.Row.MissingDays, one.Row.EstimatedDays, one.Row.ZeroDays, one.Row.NegativeDays, one.Row.ShortDays), one.Row.Features,
            [.. typical[one.Row.SeriesId]], places.GetValueOrDefault(one.Row.SeriesId), unusual.GetValueOrDefault(one.Row.SeriesId), one.Row.ComputedAt));
    }

    /// <summary>Newest first, at most 200.</summary>
    public static async Task<IReadOnlyList<AtypicalDay>> Unusual(
        UrbGradeContext database, int? assetId, DateOnly since, DateOnly until, CancellationToken cancellation) =>
    [
        .. (await (
            from day in database.Set<AtypicalDayRow>().AsNoTracking()
            join row in database.Set<MeterProfileRow>() on day.SeriesId equals row.SeriesId
            join meter in database.Set<MeterRow>() on row.MeterId equals meter.Id
            join asset in database.Set<AssetRow>() on row.AssetId equals asset.Id
            where day.Day >= since && day.Day < until && (assetId == null || row.AssetId == assetId)
            orderby day.Day descending, meter.Source
            select new { Row = day, meter.Source, row.AssetId, asset.Name, row.Medium }).Take(MostDays).ToListAsync(cancellation))
        .Select(one => new AtypicalDay(
            one.Source, one.AssetId, one.Name, one.Medium, ProfiledSeries.UnitOf(one.Medium), one.Row.Day, one.Row.Distance, one.Row.Limit, Doubles(one.Row.Hours),
            Doubles(one.Row.Usual))),
    ];

    /// <summary>The segment of each series in a month, or in its newest one, with how long it was in it.</summary>
    public static async Task<Dictionary<int, SegmentPlace>> Places(UrbGradeContext database, List<int> series, DateOnly? month, CancellationToken cancellation)
    {
        var members = await database.Set<SegmentMemberRow>().AsNoTracking().Where(row => series.Contains(row.SeriesId) && (month == null || row.Month <= month))
            .OrderByDescending(row => row.Month).Select(row => new { row.SeriesId, row.Month, row.Number }).ToListAsync(cancellation);
        return members.GroupBy(row => row.SeriesId).ToDictionary(rows => rows.Key, rows =>
        {
            var newest = rows.First();
            var year = rows.Where(row => row.Month > newest.Month.AddMonths(-MonthsOfStability)).ToList();
            return new SegmentPlace(newest.Number, newest.Month, year.Count, year.Count(row => row.Number == newest.Number));
        });
    }

    public static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);

    private static TypicalDay TypicalOf(TypicalProfileRow row) =>
        new(row.Kind, row.Season, row.Days, Doubles(row.Median), Doubles(row.Low), Doubles(row.High));
}
