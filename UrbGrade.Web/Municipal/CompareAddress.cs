using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Municipal;

/// <summary>A comparison as it stands in an address.</summary>
internal static class CompareAddress
{
    /// <summary>Stands for all kinds together, which nobody gets without asking.</summary>
    public const string All = "all";

    /// <summary>Whether all kinds are asked for; an address of before says so by a kind that is empty.</summary>
    public static bool IsAll(string? kind) => kind is "" or All;

    public static ComparedBy Read(string? by) => Enum.TryParse<ComparedBy>(by, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : ComparedBy.Area;

    public static Medium? ReadMedium(string? medium) => Enum.TryParse<Medium>(medium, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;

    /// <param name="kind">Null for all kinds together.</param>
    public static string Page(DateOnly month, Medium? medium, string? kind, ComparedBy by) => "/app/compare" + Query(month, medium, kind, by);

    public static string Csv(CompareView view) => "/api/compare.csv" + Query(view.Month, view.Medium, view.Kind, view.By);

    private static string Query(DateOnly month, Medium? medium, string? kind, ComparedBy by) =>
        $"?month={Months.Write(month)}&medium={medium?.ToString().ToLowerInvariant()}&kind={Uri.EscapeDataString(kind ?? All)}&by={by}";
}
