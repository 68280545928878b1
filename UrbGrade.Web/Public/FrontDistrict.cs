using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Web.Public;

/// <summary>Which district the front page is about.</summary>
internal static class FrontDistrict
{
    /// <summary>For who is signed in the own one where it is public, else the configured one, else the first; null where none is public.</summary>
    /// <param name="names">The public ones.</param>
    /// <param name="own">Code of the reader's tenant; null for nobody's.</param>
    /// <param name="configured">Null for none.</param>
    public static string? Of(IReadOnlyList<DistrictName> names, string? own, string? configured) =>
        names.FirstOrDefault(name => name.Code == own)?.Code ?? configured ?? (names is [var first, ..] ? first.Code : null);
}
