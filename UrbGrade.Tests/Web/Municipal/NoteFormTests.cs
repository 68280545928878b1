using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class NoteFormTests
{
    private const string Zone = "Europe/Madrid";

    [Theory]
    [InlineData("", 0, "", "2026-03-28T23:00Z", "2026-03-29T22:00Z")]
    [InlineData("08:30", 0, "", "2026-03-29T06:30Z", null)]
    [InlineData("08:30", 0, "10:00", "2026-03-29T06:30Z", "2026-03-29T08:00Z")]
    [InlineData("08:30", 2, "", "2026-03-29T06:30Z", "2026-03-31T22:00Z")]
    [InlineData("", 1, "12:00", "2026-03-28T23:00Z", "2026-03-30T10:00Z")]
    [InlineData("02:30", 0, "", "2026-03-29T01:30Z", null)]
    public void Days_and_times_of_the_sites_clock_become_instants(string firstTime, int days, string lastTime, string start, string? end)
    {
        var first = new DateOnly(2026, 3, 29);
        var draft = new NoteForm { SeriesId = 7, First = first, FirstTime = Clock(firstTime), Last = first.AddDays(days), LastTime = Clock(lastTime), Text = "x" }.Draft(Zone);

        Assert.Equal(new SeriesNoteDraft(7, At(start)!.Value, At(end), "x"), draft);
    }

    [Theory]
    [InlineData("2026-03-28T23:00Z", "2026-03-29T22:00Z")]
    [InlineData("2026-03-29T06:30Z", null)]
    [InlineData("2026-03-28T23:00Z", null)]
    [InlineData("2026-03-29T06:30Z", "2026-03-31T22:00Z")]
    [InlineData("2026-03-29T06:30Z", "2026-03-29T08:00Z")]
    [InlineData("2026-03-29T20:00Z", "2026-03-29T22:00Z")]
    public void What_is_changed_begins_as_it_was_written(string start, string? end)
    {
        var note = new SeriesNote(1, 7, "Shop", "energy", Zone, At(start)!.Value, At(end), "x", "ana@urbgrade.example", At(start)!.Value, null, true);

        Assert.Equal(new SeriesNoteDraft(7, note.Start, note.End, "x"), NoteForm.Of(note).Draft(Zone));
    }

    private static TimeOnly? Clock(string text) => text.Length == 0 ? null : TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset? At(string? text) => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
