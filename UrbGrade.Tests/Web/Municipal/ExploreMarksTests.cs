using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class ExploreMarksTests
{
    [Fact]
    public void A_note_on_the_second_series_stands_at_the_time_of_its_own_place()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        var start = new DateTimeOffset(2026, 3, 10, 23, 30, 0, TimeSpan.Zero);
        var view = new ExploreView([], null, null, "Europe/Madrid", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), [], null, [])
        {
            Notes =
            [
                new SeriesNote(1, 1, "Shop in Spain", "energy", "Europe/Madrid", start, null, "first", "ana", start, null, false),
                new SeriesNote(2, 2, "Shop in the Canaries", "energy", "Atlantic/Canary", start, null, "second", "ana", start, null, false),
            ],
        };
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();

        var marks = ExploreMarks.Of(view, services.GetRequiredService<IStringLocalizer<FindingText>>(), TestTexts.Of<SavingsText>());

        Assert.Equal(["11 Mar 2026, 00:30", "10 Mar 2026, 23:30 (Atlantic/Canary)"], marks.Select(mark => mark.When));
        Assert.Equal(["Europe/Madrid", "Atlantic/Canary"], marks.Select(mark => mark.TimeZone));
    }
}
