using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Municipal;

/// <summary>A comparison as it stands in an address.</summary>
internal static class CompareAddress
{
    public static ComparedBy Read(string? by) => Enum.TryParse<ComparedBy>(by, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : ComparedBy.Area;

    public static Medium? ReadMedium(string? medium) => Enum.TryParse<Medium>(medium, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;

    public static string Page(DateOnly month, Medium? medium, string? kind, ComparedBy by) => "/app/compare" + Query(month, medium, kind, by);

    public static string Csv(CompareView view) => "/api/compare.csv" + Query(view.Month, view.Medium, view.Kind, view.By);

    private static string Query(DateOnly month, Medium? medium, string? kind, ComparedBy by) =>
        $"?month={Months.Write(month)}&medium={medium?.ToString().ToLowerInvariant()}&kind={Uri.EscapeDataString(kind ?? "")}&by={by}";
}
