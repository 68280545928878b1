namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>How much heating the weather of the period shown asked for, and that of the same days one year before.</summary>
/// <param name="HeatingDegreeDays">K d below 18 of the days with a mean of 15 degrees Celsius or less, as Eurostat counts them.</param>
/// <param name="HeatingDegreeDaysLastYear">The same of the days one year before.</param>
public sealed record DistrictWeather(double HeatingDegreeDays, double HeatingDegreeDaysLastYear);
