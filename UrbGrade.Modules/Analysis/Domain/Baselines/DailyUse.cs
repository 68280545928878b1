namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>Energy of one local day, and what explains it.</summary>
/// <param name="EnergyKwh">In 24 hours: a day of 23 or 25 hours, or one with hours missing, is scaled to 24; NaN with fewer than half of the hours.</param>
/// <param name="Driver">Mean temperature outside of at least 12 hours, degrees Celsius; NaN with fewer. For street
/// lighting hours between sunset and sunrise.</param>
internal readonly record struct DailyUse(DateOnly Day, double EnergyKwh, double Driver)
{
    /// <summary>Whether both are known.</summary>
    public bool IsWhole => !double.IsNaN(EnergyKwh) && !double.IsNaN(Driver);
}
