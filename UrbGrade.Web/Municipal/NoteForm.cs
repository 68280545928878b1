using NodaTime;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Municipal;

/// <summary>A note as it is typed: days and times of the site's clock.</summary>
internal sealed class NoteForm
{
    public int SeriesId { get; set; }

    public DateOnly First { get; set; }

    /// <summary>Null for the begin of the day.</summary>
    public TimeOnly? FirstTime { get; set; }

    /// <summary>Included.</summary>
    public DateOnly Last { get; set; }

    /// <summary>Null for the end of the day, and with a time on the same day alone for a moment.</summary>
    public TimeOnly? LastTime { get; set; }

    public string Text { get; set; } = "";

    public static NoteForm Of(SeriesNote note)
    {
        var first = LocalTimes.At(note.Start, note.TimeZone);
        var last = note.End is { } end ? LocalTimes.At(end, note.TimeZone) : first;

        // A time that ends at midnight of its first day would be a moment without its end.
        var isWholeDay = note.End is not null && last.TimeOfDay == TimeSpan.Zero && (first.TimeOfDay == TimeSpan.Zero || last.Date > first.Date.AddDays(1));
        return new NoteForm
        {
            SeriesId = note.SeriesId, Text = note.Text, First = DateOnly.FromDateTime(first.DateTime), FirstTime = note.End is not null && first.TimeOfDay == TimeSpan.Zero ? null : Clock(first),
            Last = DateOnly.FromDateTime(isWholeDay ? last.DateTime.AddDays(-1) : last.DateTime), LastTime = note.End is null || isWholeDay ? null : Clock(last),
        };
    }

    /// <summary>What is meant. An hour that the clock skips is the one after it, of one that it tells twice the first.</summary>
    /// <param name="timeZone">IANA name.</param>
    public SeriesNoteDraft Draft(string timeZone)
    {
        var isMoment = FirstTime is not null && LastTime is null && Last == First;
        return new SeriesNoteDraft(
            SeriesId, At(First, FirstTime, timeZone), isMoment ? null : LastTime is null ? At(Last.AddDays(1), null, timeZone) : At(Last, LastTime, timeZone), Text);
    }

    private static TimeOnly Clock(DateTimeOffset at) => TimeOnly.FromDateTime(at.DateTime);

    private static DateTimeOffset At(DateOnly day, TimeOnly? time, string timeZone) => time is { } clock
        ? LocalDate.FromDateOnly(day).At(LocalTime.FromTimeOnly(clock)).InZoneLeniently(DateTimeZoneProviders.Tzdb[timeZone]).ToDateTimeOffset().ToUniversalTime()
        : LocalTimes.StartOf(day, timeZone);
}
