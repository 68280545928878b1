using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Api;

/// <summary>Addresses of the quality matrix and its table.</summary>
internal static class QualityAddress
{
    private const int LongestText = 100;

    public static string Page(QualityRequest request) =>
        "/app/quality" + Query(request) + (request.Page > 1 ? FormattableString.Invariant($"&page={request.Page}") : "");

    public static string Csv(QualityRequest request) => "/api/quality.csv" + Query(request);

    /// <summary>A filter's text as it is looked for.</summary>
    public static string Shortened(string? text) => text is null ? "" : text.Trim() is { Length: > LongestText } far ? far[..LongestText] : text.Trim();

    private static string Query(QualityRequest request) =>
        (request.Month is { } month ? $"?month={Months.Write(month)}" : "?") + (request.Text.Length > 0 ? $"&text={Uri.EscapeDataString(request.Text)}" : "")
        + (request.Faults ? "&faults=on" : "");
}
