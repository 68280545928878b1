using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling.People;

/// <summary>What was made of a meter's use in the time in which it was one person's own. Who lived there before or since has
/// days, months and a profile of their own in the same tables.</summary>
internal sealed class HomeTime
{
    private readonly UrbGradeContext database;
    private readonly PersonMeter meter;
    private readonly List<int> series;
    private readonly DateOnly first;
    private readonly DateOnly end;

    public HomeTime(UrbGradeContext database, PersonMeter meter, LocalCalendar calendar)
    {
        (this.database, this.meter) = (database, meter);
        series = [.. meter.Series.Select(one => one.Id)];
        (first, end) = (calendar.DayOf(meter.From), calendar.DayOf(meter.Until));
    }

    /// <summary>Made of some of the person's days; of others' besides where somebody moved since the last night.</summary>
    public IQueryable<MeterProfileRow> Profiles =>
        database.Set<MeterProfileRow>().Where(row => series.Contains(row.SeriesId) && row.FirstDay < end && row.LastDay >= first);

    /// <summary>Made of the person's days alone.</summary>
    public IQueryable<MeterProfileRow> OwnProfiles =>
        database.Set<MeterProfileRow>().Where(row => series.Contains(row.SeriesId) && row.FirstDay >= first && row.LastDay < end);

    public IQueryable<AtypicalDayRow> UnusualDays =>
        database.Set<AtypicalDayRow>().Where(row => series.Contains(row.SeriesId) && row.Day >= first && row.Day < end);

    /// <summary>The month of moving in or out is made anew of the other's days where it was of them.</summary>
    public IQueryable<ProfileMonthRow> Months =>
        database.Set<ProfileMonthRow>().Where(row => series.Contains(row.SeriesId) && row.Month >= FirstMonth && row.Month < end);

    public IQueryable<SegmentMemberRow> Memberships =>
        database.Set<SegmentMemberRow>().Where(row => series.Contains(row.SeriesId) && row.Month >= FirstMonth && row.Month < end);

    private DateOnly FirstMonth => new(first.Year, first.Month, 1);

    /// <summary>Deletes it. A profile that others' days are in, too, is made anew of them in the next night.</summary>
    /// <returns>Rows.</returns>
    public int Forget()
    {
        var made = Profiles.Select(row => row.SeriesId).ToList();
        return UnusualDays.ExecuteDelete() + Months.ExecuteDelete() + Memberships.ExecuteDelete()
            + (made.Count == 0 ? 0 : ProfileWriter.Forget(database, made, [meter.AssetId]));
    }
}
