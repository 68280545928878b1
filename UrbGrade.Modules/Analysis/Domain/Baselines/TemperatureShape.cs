namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>How use depends on the temperature outside.</summary>
internal enum TemperatureShape
{
    /// <summary>Not at all.</summary>
    Level,

    /// <summary>One straight line (2P).</summary>
    Line,

    /// <summary>Rising below a balance point (3P heating; hdd only).</summary>
    Heating,

    /// <summary>Rising above a balance point (3P cooling; cdd only).</summary>
    Cooling,

    /// <summary>Two slopes that meet at one balance point (4P).</summary>
    OneBalance,

    /// <summary>Level between a heating and a cooling balance point (5P; cdd and hdd).</summary>
    TwoBalances,
}
