namespace UrbGrade.Modules.Quantification.Store;

/// <summary>One version of a KPI's definition. A changed formula is a further version, by which all figures are computed anew.</summary>
internal sealed class KpiDefinitionRow
{
    public int Id { get; set; }

    /// <summary>Such as <c>energy</c>.</summary>
    public required string Code { get; set; }

    public int Version { get; set; }

    public required string Name { get; set; }

    /// <summary>In words and symbols, for people.</summary>
    public required string Formula { get; set; }

    /// <summary>UCUM.</summary>
    public required string Unit { get; set; }

    /// <summary>Share of valid intervals below which the status is insufficient, 0 to 1.</summary>
    public double MinimumCoverage { get; set; }

    /// <summary>Standard, paper or dataset.</summary>
    public required string Source { get; set; }

    /// <summary>Measured quantities, facts of the asset and records that it needs, for people.</summary>
    public required string Inputs { get; set; }
}
