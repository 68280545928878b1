namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What a finding is about. Numbers are stored.</summary>
public enum FindingScope
{
    /// <summary>One quantity of one meter.</summary>
    Series = 1,

    /// <summary>A place that uses energy.</summary>
    Asset = 2,

    /// <summary>A site with its gateway.</summary>
    Site = 3,
}
