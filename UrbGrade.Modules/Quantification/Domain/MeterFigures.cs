using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Hourly figures of a meter of energy, whatever other meters count of it.</summary>
/// <param name="Meter">kWh.</param>
/// <param name="Cost">In the currency of the prices; null without a price, and for what is not electricity.</param>
/// <param name="Co2">kg CO2 equivalent by factors of the year; null when one is unknown.</param>
internal sealed record MeterFigures(MeteredHours Meter, HourValue[]? Cost, HourValue[]? Co2)
{
    /// <summary>kg CO2 equivalent, of electricity by factors of each hour where there are any; null without such factors.</summary>
    public HourValue[]? Co2ByHour { get; init; }
}
