using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>A what-if that somebody kept: assets, packages of measures, assumptions, and what they would bring.</summary>
internal sealed class PlanRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public required string Title { get; set; }

    /// <summary>Assets, packages, measures, assumptions and weights, as the page's address has them; JSON.</summary>
    public required string Question { get; set; }

    /// <summary>What was computed when it was kept; JSON.</summary>
    public required string Result { get; set; }

    public required string CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
