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

    private static SaidRecord Answer(int number, Random random) => new(
        "survey_answer", $"answer-{number}", "477", 1 + (number % 2), "Europe/Madrid", When.Instant("2019-11-12T20:00:00Z"),
        When.Day("2019-11-12"), $$"""{"light_level":"{{random.Next(1, 6)}}","safety":"{{random.Next(1, 6)}}","glare":"{{random.Next(1, 6)}}"}""", number + 1);

    private static List<(int, string, double?)> Figures(SaidRecord[] said) =>
        [.. RecordFigures.Of(said).Select(one => (one.AssetId, one.Definition.Code, one.Result.Value))
            .OrderBy(one => one.AssetId).ThenBy(one => one.Code, StringComparer.Ordinal)];
}
