using System.ComponentModel.DataAnnotations;
using UrbGrade.Bus.Contracts.Dashboard.Reports;

namespace UrbGrade.Modules.Dashboard;

/// <summary>What is shown to whom.</summary>
internal sealed class DashboardOptions
{
    /// <summary>Assets that a public figure has to stand on; a sum over fewer would tell about single ones.</summary>
    [Range(1, 1_000)]
    public int FewestAssets { get; set; } = 5;

    /// <summary>Sectors of yearly reports by kind of asset, where they are not the customary ones: <c>Dashboard:Sectors:museum = Municipal</c>.</summary>
    public Dictionary<string, ReportSector> Sectors { get; } = new(StringComparer.OrdinalIgnoreCase);
}
