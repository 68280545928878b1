using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Modules.Dashboard;

/// <summary>What is shown to whom.</summary>
internal sealed class DashboardOptions
{
    /// <summary>Assets that a public figure has to stand on; a sum over fewer would tell about single ones.</summary>
    [Range(1, 1_000)]
    public int FewestAssets { get; set; } = 5;
}
