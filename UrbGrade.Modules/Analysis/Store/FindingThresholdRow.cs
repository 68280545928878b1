using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>What false alarms taught of one kind and scope. Key: kind and scope.</summary>
internal sealed class FindingThresholdRow : ITenantOwned
{
    public int TenantId { get; set; }

    public FindingKind Kind { get; set; }

    public FindingScope Scope { get; set; }

    public int ScopeId { get; set; }

    /// <summary>How many times stronger than the usual limit something has to be to be told, above 1.</summary>
    public double Factor { get; set; }

    public int FalseAlarms { get; set; }

    /// <summary>Who called the last one false.</summary>
    public required string ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}
