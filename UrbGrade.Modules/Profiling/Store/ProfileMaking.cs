using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Profiling.Domain;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>Makes profiles from readings; writes nothing.</summary>
/// <param name="until">The first day that is not looked at.</param>
internal sealed class ProfileMaking(
    TenantSources sources, UrbGradeContext database, IReadingSource reader, IRestDays holidays, DateOnly until, int longest)
{
    /// <summary>The shapes that days are held against are made anew once they are so old.</summary>
    private const int LongestUseOfShapes = 28;

    /// <summary>A year, so that every season counts.</summary>
    private const int DaysOfShop = 365;

    /// <summary>Floats have seven digits.</summary>
    private const float LeastChange = 1e-5f;

    private readonly DateOnly from = until.AddDays(-longest);
    private readonly SiteTemperatures temperatures = new(sources, reader, until.AddDays(-longest), until);

    public async Task<MadeProfile> Of(ProfiledSeries source, long mark, CancellationToken cancellation)
    {
        var id = source.Series.Id;
        var stored = await database.Set<MeterProfileRow>().AsNoTracking().SingleOrDefaultAsync(row => row.SeriesId == id, cancellation);
        var months = await database.Set<ProfileMonthRow>().AsNoTracking().Where(row => row.SeriesId == id).ToListAsync(cancellation);
        var (days, shop) = source.Home.IsHidden ? (null, null) : Look(source);
        var profile = days is null
            ? new SeriesProfile(source.Home.IsHidden ? ProfileState.NoConsent : ProfileState.NoValues, null, null, null, [], [])
            : SeriesProfile.Of(days, until, day => temperatures.Of(source.SiteId, day), day => holidays.IsHoliday(sources.Region, day));
        var (shapes, since) = Shapes(days, profile, stored);
        var changed = profile.Months.Where(month => !months.Exists(row => row.Month == month.Month && AreSame(row, month))).ToList();

        // What lies before the days that were looked at stays, unless nothing may be known any more.
        var gone = months.Where(row => (days is null || source.Home.Since is not null || row.Month >= from) && profile.Months.All(month => month.Month != row.Month))
            .Select(row => row.Month);
        return new MadeProfile(source, mark, stored, days, profile, shop, shapes, since, changed, [.. gone], Unusual(days, shapes));
    }

    private (SortedDays? Days, ShopUse? Shop) Look(ProfiledSeries source)
    {
        // Hours that are known as a share of a longer time are no valid ones; that there are such tells why there is no profile.
        if (source.Series.Read(reader, from, until, HourlySeries.LongestSpread) is not { } hours)
        {
            return (null, null);
        }

        if (source.Factor != 1)
        {
            foreach (ref var hour in hours.AsSpan())
            {
                hour = hour with { Value = hour.Value * source.Factor };
            }
        }

        // What came before somebody moved in is not looked at.
        var calendar = source.Series.Calendar;
        var first = source.Home.Since is { } since && since > from ? since < until ? since : until : from;
        var days = SortedDays.Of(hours.AsSpan(calendar.HoursBetween(from, first)), calendar, first, source.IsZeroMissing);
        return (days, OpeningHours.Parse(source.Opening) is { } opening && days.Whole is [.., { Day: var last }] ? Shop(source, days, hours, opening, last.AddDays(1)) : null);
    }

    private ShopUse? Shop(ProfiledSeries source, SortedDays days, HourValue[] hours, OpeningHours opening, DateOnly end)
    {
        var calendar = source.Series.Calendar;
        var begin = end.AddDays(-DaysOfShop) > days.First ? end.AddDays(-DaysOfShop) : days.First!.Value;
        var prices = !source.IsPriced ? null : sources.Prices[source.Series.AssetId].Select(price => price.Read(reader, begin, end)).FirstOrDefault(read => read is not null);
        return ShopUse.Of(
            days.Whole.Where(day => day.Day >= begin), opening, PaidPrice.Of(hours.AsSpan(calendar.HoursBetween(from, begin), calendar.HoursBetween(begin, end)), prices),
            day => temperatures.Of(source.SiteId, day), day => holidays.IsHoliday(sources.Region, day));
    }

    private (AtypicalDays? Shapes, DateOnly? Until) Shapes(SortedDays? days, SeriesProfile profile, MeterProfileRow? stored)
    {
        if (days is null || profile.State is not (ProfileState.Ready or ProfileState.Silent))
        {
            return (null, null);
        }

        // After somebody else moved in the former shapes say nothing.
        var isOfTheseDays = stored?.FirstDay >= days.First;
        if (isOfTheseDays && stored is { ShapeLimit: { } limit, ShapesUntil: { } made, Shapes.Length: > 0 } && until.DayNumber - made.DayNumber < LongestUseOfShapes)
        {
            double[][] centres = [.. stored.Shapes.Chunk(DayVector.Length).Select(centre => Array.ConvertAll(centre, value => (double)value))];
            return (new AtypicalDays(new Partition([], centres, 0), limit), made);
        }

        return UsualShapes.Of(days.Whole) is { } shapes ? (shapes, until) : (null, null);
    }

    private static List<(DayVector Day, int Cluster, double Distance)> Unusual(SortedDays? days, AtypicalDays? shapes)
    {
        var unusual = new List<(DayVector, int, double)>();
        foreach (var day in shapes is null ? [] : days!.Whole)
        {
            if (day.Shape is { } shape && shapes!.Judge(shape) is { IsAtypical: true } judged)
            {
                unusual.Add((day, judged.Cluster, judged.Distance));
            }
        }

        return unusual;
    }

    private static bool AreSame(ProfileMonthRow row, MonthOfUse month)
    {
        if (row.Days != month.Days || row.Features != month.Features)
        {
            return false;
        }

        for (var hour = 0; hour < row.Week.Length; hour++)
        {
            if (Math.Abs(row.Week[hour] - (float)month.Week[hour]) > LeastChange * Math.Abs(row.Week[hour]))
            {
                return false;
            }
        }

        return row.Week.Length == month.Week.Length;
    }
}
