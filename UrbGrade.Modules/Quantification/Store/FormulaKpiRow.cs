using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>One version of a KPI that an administrator wrote as a formula. A changed formula is a new version; rows are never edited.</summary>
internal sealed class FormulaKpiRow : ITenantOwned
{
    /// <summary>From 1001, so that it may stand where a definition of the platform stands.</summary>
    public int Id { get; set; }

    public int TenantId { get; set; }

    public required string Code { get; set; }

    public int Version { get; set; }

    public required string Name { get; set; }

    public required string Formula { get; set; }

    /// <summary>UCUM; what the formula gives is converted to it.</summary>
    public required string Unit { get; set; }

    /// <summary>Share of valid intervals below which the status is insufficient, 0 to 1.</summary>
    public double MinimumCoverage { get; set; }

    public required string WrittenBy { get; set; }

    public DateTimeOffset WrittenAt { get; set; }

    /// <summary>A version that ends the KPI: nothing is computed of it any more.</summary>
    public bool IsRetired { get; set; }
}
