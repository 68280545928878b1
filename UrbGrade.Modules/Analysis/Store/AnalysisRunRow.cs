using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>How far a tenant's readings were looked through. Key: the tenant.</summary>
internal sealed class AnalysisRunRow : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>When the last night's run ended.</summary>
    public DateTimeOffset RanAt { get; set; }

    /// <summary>The first civil day that was not looked at.</summary>
    public DateOnly Until { get; set; }

    /// <summary>Readings that were replaced until then have been looked at.</summary>
    public DateTimeOffset CorrectedUntil { get; set; }

    /// <summary>How many series ended in which state; JSON.</summary>
    public required string Outcome { get; set; }
}
