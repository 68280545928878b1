namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>Energy and weather of one local day.</summary>
/// <param name="EnergyKwh">In 24 hours: a day of 23 or 25 hours, or one with hours missing, is scaled to 24; NaN with fewer than half of the hours.</param>
/// <param name="OutsideCelsius">Mean temperature outside of at least 12 hours; NaN with fewer.</param>
internal readonly record struct DailyUse(DateOnly Day, double EnergyKwh, double OutsideCelsius)
{
    /// <summary>Whether both are known.</summary>
    public bool IsWhole => !double.IsNaN(EnergyKwh) && !double.IsNaN(OutsideCelsius);
}
