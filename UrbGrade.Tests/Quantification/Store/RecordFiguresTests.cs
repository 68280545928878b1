using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

public sealed class RecordFiguresTests
{
    [Fact]
    public void The_order_in_which_answers_came_changes_no_digit_of_their_mean_and_margin()
    {
        var random = new Random(7);
        SaidRecord[] said = [.. Enumerable.Range(0, 80).Select(answer => Answer(answer, random))];
        var figures = Figures(said);
        Assert.Equal(4, figures.Count);

        for (var shuffled = 0; shuffled < 5; shuffled++)
        {
            random.Shuffle(said);
            Assert.Equal(figures, Figures(said));
        }
    }

    /// <summary>In March old lamps, of 1 cd/m2 at each point; in October new ones, of 2, but for one point that was too dark to be told.</summary>
    [Fact]
    public void A_year_with_two_surveys_has_the_light_of_the_newer_one_with_its_darkest_point()
    {
        SaidRecord[] said =
        [
            .. Enumerable.Range(0, 30).Select(point => Point(point, "2026-03-10", """ "luminance":"1" """)),
            .. Enumerable.Range(0, 30).Select(point => Point(point, "2026-10-10", point == 12 ? """ "luminance_below":"0.2" """ : """ "luminance":"2" """)),
        ];

        var mean = ((29 * 2) + 0.2) / 30;
        var figures = Figures(said).ToDictionary(one => one.Code, one => one.Value!.Value);
        Assert.Equal(3, figures.Count);
        Assert.Equal(mean, figures["luminance_mean"], 9);
        Assert.Equal(0.2 / mean, figures["uniformity_overall"], 9);
        Assert.Equal(0.1, figures["uniformity_longitudinal"], 9);
        Assert.All(RecordFigures.Of(said), one => Assert.Equal((30, 30), (one.Result.Expected, one.Result.Valid)));
    }

    private static SaidRecord Point(int number, string day, string light) => new(
        "luminance_point", $"{day}-{number}", "477", 1, "Europe/Madrid", When.Instant($"{day}T20:00:00Z"), When.Day(day),
        $$"""{"lane":"1","row":"{{number / 10}}",{{light}}}""", 1);

    private static SaidRecord Answer(int number, Random random) => new(
        "survey_answer", $"answer-{number}", "477", 1 + (number % 2), "Europe/Madrid", When.Instant("2019-11-12T20:00:00Z"),
        When.Day("2019-11-12"), $$"""{"light_level":"{{random.Next(1, 6)}}","safety":"{{random.Next(1, 6)}}","glare":"{{random.Next(1, 6)}}"}""", number + 1);

    private static List<(int AssetId, string Code, double? Value)> Figures(SaidRecord[] said) =>
        [.. RecordFigures.Of(said).Select(one => (one.AssetId, one.Definition.Code, one.Result.Value))
            .OrderBy(one => one.AssetId).ThenBy(one => one.Code, StringComparer.Ordinal)];
}
