using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>Something that needs attention. Unique by kind, scope and start; a run that finds it again updates it.</summary>
internal sealed class FindingRow : ITenantOwned
{
    public long Id { get; set; }

    public int TenantId { get; set; }

    public FindingKind Kind { get; set; }

    public FindingScope Scope { get; set; }

    /// <summary>Series, asset or site.</summary>
    public int ScopeId { get; set; }

    /// <summary>The asset concerned; null for a whole site.</summary>
    public int? AssetId { get; set; }

    public DateTimeOffset StartAt { get; set; }

    /// <summary>Excluded; null while it lasts.</summary>
    public DateTimeOffset? EndAt { get; set; }

    /// <summary>How many times the limit it was, 1 or more.</summary>
    public double Strength { get; set; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; set; }

    /// <summary>What it took more than expected, kWh or m3; negative for less, null where unknown.</summary>
    public double? Excess { get; set; }

    /// <summary>What it costs in a year if nothing is done, or has cost, in the tenant's currency; null where unknown.</summary>
    public double? Money { get; set; }

    /// <summary>Readings, what was expected, and numbers that the sentence needs; JSON.</summary>
    public required string Evidence { get; set; }

    public DateTimeOffset FoundAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Since when corrected readings no longer show it; null while they do.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    public FindingState State { get; set; }

    /// <summary>Who set the state.</summary>
    public string? StateBy { get; set; }

    public DateTimeOffset? StateAt { get; set; }

    public string? Note { get; set; }
}
