using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

/// <summary>Two series, the first of a place in Spain and the second of one in the Canaries, an hour behind.</summary>
public sealed class NotesSectionTests : BunitContext
{
    private const string Madrid = "Europe/Madrid";
    private const string Canary = "Atlantic/Canary";

    private static readonly DateTimeOffset Start = new(2026, 3, 10, 7, 30, 0, TimeSpan.Zero);

    private readonly FictionalNotes notes = new();

    public NotesSectionTests()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        Services.AddLocalization();
        Services.AddMudServices();
        Services.AddSingleton<ISeriesNotes>(notes);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Each_note_tells_its_time_by_the_clock_of_its_own_place()
    {
        var told = Show(Note(1, 1, Madrid), Note(2, 2, Canary)).FindAll("li .block").Select(line => line.TextContent).ToList();

        Assert.StartsWith("10 Mar 2026, 08:30 ·", told[0], StringComparison.Ordinal);
        Assert.StartsWith("10 Mar 2026, 07:30 (Atlantic/Canary) ·", told[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_is_opened_and_kept_stays_at_its_time()
    {
        var kept = Note(notes.All[0].Id, 2, Canary);
        var section = Show(kept);
        await section.Find("li button").ClickAsync();
        Assert.Equal("07:30", section.Find("#note-first-time").GetAttribute("value")![..5]);

        await section.Find("form").SubmitAsync();

        Assert.Equal((kept.Start, kept.End), (notes.All[0].Start, notes.All[0].End));
    }

    private static SeriesNote Note(int id, int series, string zone) =>
        new(id, series, "Shop", "energy", zone, Start, null, $"note {id}", "ana@urbgrade.example", Start, null, IsEditable: true);

    private IRenderedComponent<NotesSection> Show(params SeriesNote[] shown) => Render<NotesSection>(parameters => parameters
        .Add(
            section => section.Series,
            [
                new ExploredSeries(1, "Shop in Spain", "energy", "kW.h", "power", true) { TimeZone = Madrid },
                new ExploredSeries(2, "Shop in the Canaries", "energy", "kW.h", "power", true) { TimeZone = Canary },
            ])
        .Add(section => section.Notes, shown).Add(section => section.TimeZone, Madrid).Add(section => section.Day, new DateOnly(2026, 3, 10)));
}
