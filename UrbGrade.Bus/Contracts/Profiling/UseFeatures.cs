namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>What tells one meter's use from another's.</summary>
/// <param name="DailyMean">Use of a mean day, in the meter's unit.</param>
/// <param name="LoadFactor">Mean over largest hour, 0 to 1.</param>
/// <param name="LowShare">5th percentile of the hours over their mean.</param>
/// <param name="HighShare">95th percentile of the hours over their mean.</param>
/// <param name="NightToDay">Mean of 00 to 05 over that of 09 to 17 on workdays; null where the latter is 0.</param>
/// <param name="WeekendToWorkday">Mean of Saturdays and Sundays over that of workdays; null where one is missing.</param>
/// <param name="MorningPeak">Hour of the largest median before noon, 5 to 11.</param>
/// <param name="EveningPeak">Hour of the largest median in the evening, 16 to 23.</param>
/// <param name="Completeness">Whole days over days expected, 0 to 1.</param>
/// <param name="HeatingSlope">More use in a day for each degree below 15.5 degrees Celsius; null without a temperature.</param>
/// <param name="CoolingSlope">More use in a day for each degree above 22 degrees Celsius; null without a temperature.</param>
/// <param name="WeatherFit">Share of the days' variance that those two explain, 0 to 1; null without a temperature.</param>
public sealed record UseFeatures(
    double DailyMean, double LoadFactor, double LowShare, double HighShare, double? NightToDay, double? WeekendToWorkday, int MorningPeak, int EveningPeak,
    double Completeness, double? HeatingSlope, double? CoolingSlope, double? WeatherFit);
