using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Municipal;

/// <summary>A comparison as it stands in an address.</summary>
internal static class CompareAddress
{
    public static ComparedBy Read(string? by) => Enum.TryParse<ComparedBy>(by, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : ComparedBy.Area;

    public static string Page(DateOnly month, string? kind, ComparedBy by) => "/app/compare" + Query(month, kind, by);

    public static string Csv(CompareView view) => "/api/compare.csv" + Query(view.Month, view.Kind, view.By);

    private static string Query(DateOnly month, string? kind, ComparedBy by) => $"?month={Months.Write(month)}&kind={Uri.EscapeDataString(kind ?? "")}&by={by}";
}
