using System.Globalization;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Exports;

/// <summary>What people say as tables.</summary>
internal static class OpinionTables
{
    public static ExportTable Curve(DimmingCurve curve) => new(
        $"satisfaction-{LocalTimes.Iso(curve.From)}-{LocalTimes.Iso(curve.To.AddDays(-1))}", "Satisfaction at each level of the light", curve.TimeZone,
        [
            new("street", ExportType.Text, "Empty for all streets"),
            new("level_percent", ExportType.Integer, "Of the full light, to the nearest 5", IsRequired: true),
            new("votes", ExportType.Integer, "Votes at this level", IsRequired: true),
            new("satisfaction", ExportType.Number, "0 to 100; of fewer than 30 votes drawn towards the mean of all; empty below 5"),
            new("mean", ExportType.Number, "Mean of the votes alone; empty below 5"),
            new("low", ExportType.Number, "Lower end of the 95 % interval of the mean"),
            new("high", ExportType.Number, "Upper end of it"),
            new("power_w", ExportType.Number, "Mean power of the cabinets at the minutes of these votes"),
        ],
        Rows(curve)) { Key = ["street", "level_percent"] };

    private static async IAsyncEnumerable<object?[]> Rows(DimmingCurve curve)
    {
        foreach (var point in curve.Points)
        {
            var opinion = point.Opinion;
            yield return
            [
                curve.Street, (long)point.LevelPercent, (long)opinion.Votes, Rounded(opinion.Shown), Rounded(opinion.Mean), Rounded(opinion.Low), Rounded(opinion.High),
                Rounded(point.PowerWatt),
            ];
        }

        await Task.CompletedTask;
    }

    /// <summary>A line for each person, a column for each question, as answers are kept.</summary>
    public static ExportTable Answers(SurveyResults results) => new(
        $"survey-{results.Entry.Code.ToLowerInvariant()}", "Answers to a survey", results.TimeZone,
        [
            new("sent", ExportType.Instant, "When they were sent", IsRequired: true),
            new("version", ExportType.Integer, "Of the survey; empty for answers that came through a gateway"),
            new("place", ExportType.Text, "What they are about, as messages name it", IsRequired: true),
            new("language", ExportType.Text, "Of the page"),
            .. results.Form.Questions.Select(question => new ExportColumn(
                question.Key, question.Kind is QuestionKind.Rating or QuestionKind.Number ? ExportType.Number : ExportType.Text,
                SurveyForm.In(question.Title, SurveyForm.Languages[0]))),
        ],
        Rows(results));

    private static async IAsyncEnumerable<object?[]> Rows(SurveyResults results)
    {
        foreach (var answer in results.Answers)
        {
            yield return
            [
                answer.At, answer.Version is { } version ? (long)version : null, answer.Place, answer.Language,
                .. results.Form.Questions.Select(question => Cell(question, answer.Texts.GetValueOrDefault(question.Key))),
            ];
        }

        await Task.CompletedTask;
    }

    private static object? Cell(SurveyQuestion question, string? text) => question.Kind is QuestionKind.Rating or QuestionKind.Number
        ? double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null
        : text;

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 2) : null;
}
