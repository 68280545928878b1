using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>Notes, works, corrections and findings of what is explored.</summary>
internal static class ExploreMarks
{
    /// <summary>In order of their begin; the number of a mark in chart, table and list is its place in here.</summary>
    public static IReadOnlyList<ExploredMark> Of(ExploreView view, IStringLocalizer<FindingText> texts, IStringLocalizer<SavingsText> savings)
    {
        DateTimeOffset Begin(DateOnly day) => LocalTimes.StartOf(day, view.TimeZone);
        ExploredMark Mark(MarkKind kind, string what, string? href, DateTimeOffset start, DateTimeOffset? end) =>
            new(kind, what, href, start, end, view.TimeZone, When(start, end, view.TimeZone));
        return
        [
            .. view.Notes.Select(note => new ExploredMark(MarkKind.Note, Words(note), null, note.Start, note.End, note.TimeZone, When(note, view.TimeZone)))
                .Concat(view.Works.Select(work => Mark(
                    MarkKind.Work, WorkTitles.Read(work.Title, savings), "/app/plan", Begin(work.DoneOn), Begin(work.DoneOn.AddDays(1)))))
                .Concat(view.Corrections.Select(one => Mark(
                    MarkKind.Correction, texts.Counted("Marks.Correction", one.Readings, Named(view, one.SeriesId, texts), Measures.Number(one.Readings, 0)), null,
                    Begin(one.From), Begin(one.Last.AddDays(1)))))
                .Concat(view.Events.Select(item => Mark(
                    MarkKind.Finding, $"{FindingWords.Name(item.Kind, texts)}, {item.About}", $"/app/findings/{item.Id}", item.Start, item.End ?? Begin(view.Last.AddDays(1)))
                    with { When = FindingWords.When(item, texts) }))
                .OrderBy(mark => mark.Start).ThenBy(mark => mark.Kind),
        ];
    }

    /// <summary>What a note says, and who says it.</summary>
    public static string Words(SeriesNote note) => $"{note.Text} ({note.Author})";

    /// <summary>A note's time by the clock of its own place, which is named where it is another one than the reader sees.</summary>
    /// <param name="shown">IANA zone of what stands around it.</param>
    public static string When(SeriesNote note, string shown) =>
        When(note.Start, note.End, note.TimeZone) + (note.TimeZone == shown ? "" : $" ({note.TimeZone})");

    /// <summary>A moment, whole days, or from when until when.</summary>
    /// <param name="end">Excluded; null for a moment.</param>
    public static string When(DateTimeOffset start, DateTimeOffset? end, string timeZone)
    {
        if (end is not { } until)
            return LocalTimes.Moment(start, timeZone);
        if (IsMidnight(start) && IsMidnight(until))
            return LocalTimes.Days(start, until, timeZone);
        var (from, to) = LocalTimes.Moments(start, until, timeZone);
        return $"{from} – {to}";

        bool IsMidnight(DateTimeOffset instant) => LocalTimes.At(instant, timeZone).TimeOfDay == TimeSpan.Zero;
    }

    private static string Named(ExploreView view, int series, IStringLocalizer<FindingText> texts) =>
        view.All.FirstOrDefault(one => one.Id == series) is { } known ? ExploreCharts.Name(known, texts) : "";
}
