namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>Energy and weather of one hour.</summary>
/// <param name="Day">Local day.</param>
/// <param name="Clock">Hour that the local clock shows, 0 to 23.</param>
/// <param name="EnergyKwh">NaN where missing.</param>
/// <param name="OutsideCelsius">NaN where missing.</param>
internal readonly record struct HourlyUse(DateOnly Day, int Clock, double EnergyKwh, double OutsideCelsius)
{
    /// <summary>Whether both are known.</summary>
    public bool IsWhole => !double.IsNaN(EnergyKwh) && !double.IsNaN(OutsideCelsius);

    /// <summary>0 at midnight before Monday.</summary>
    public int HourOfWeek => (((int)Day.DayOfWeek + 6) % 7 * 24) + Clock;
}
