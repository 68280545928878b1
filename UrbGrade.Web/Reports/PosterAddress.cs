using System.Globalization;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Web.Reports;

/// <summary>Where the sheets of a survey are read and printed.</summary>
internal static class PosterAddress
{
    /// <summary>The places asked for; null for what is no kind of them.</summary>
    public static SurveyPlaceKind? Kind(string? text) =>
        Enum.TryParse<SurveyPlaceKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>Where a part is read.</summary>
    public static string Page(string survey, SurveyPlaceKind kind, int part) => At($"/app/surveys/{Uri.EscapeDataString(survey)}/sheets", kind, part);

    /// <summary>Where it is a file to print, in the language of whoever follows it.</summary>
    public static string Pdf(string survey, SurveyPlaceKind kind, int part) =>
        At($"/api/opinions/surveys/{Uri.EscapeDataString(survey)}/sheets.pdf", kind, part);

    private static string At(string path, SurveyPlaceKind kind, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}?of={kind}") + (part == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"&part={part}"));
}
