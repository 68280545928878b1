using UrbGrade.Bus.Contracts.Dashboard.Reports;

namespace UrbGrade.Modules.Dashboard.Reports;

/// <summary>Which sector a kind of asset belongs to. What is neither lighting, home nor municipal counts as tertiary.</summary>
internal static class Sectors
{
    private const string Node = "lighting node";

    private static readonly Dictionary<string, ReportSector> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["lighting cabinet"] = ReportSector.PublicLighting,
        ["cabinet"] = ReportSector.PublicLighting,
        [Node] = ReportSector.PublicLighting,
        ["street lighting"] = ReportSector.PublicLighting,
        ["house"] = ReportSector.Residential,
        ["home"] = ReportSector.Residential,
        ["flat"] = ReportSector.Residential,
        ["dwelling"] = ReportSector.Residential,
        ["residential building"] = ReportSector.Residential,
        ["school"] = ReportSector.Municipal,
        ["kindergarten"] = ReportSector.Municipal,
        ["library"] = ReportSector.Municipal,
        ["town hall"] = ReportSector.Municipal,
        ["sports hall"] = ReportSector.Municipal,
        ["swimming pool"] = ReportSector.Municipal,
        ["municipal building"] = ReportSector.Municipal,
        ["pumping station"] = ReportSector.Municipal,
    };

    /// <summary>Whether it is a part of another asset, as the node of a lamp is of the cabinet that feeds it: what it draws is counted there.</summary>
    /// <param name="kind">As the registry names it.</param>
    public static bool IsPart(string kind) => kind.Equals(Node, StringComparison.OrdinalIgnoreCase);

    /// <param name="kind">As the registry names it.</param>
    /// <param name="own">The installation's own choices, which count before the customary ones.</param>
    public static ReportSector Of(string kind, IReadOnlyDictionary<string, ReportSector> own) =>
        own.TryGetValue(kind, out var chosen) || Known.TryGetValue(kind, out chosen) ? chosen : ReportSector.Tertiary;
}
