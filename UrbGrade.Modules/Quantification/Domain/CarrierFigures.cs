using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Hourly figures of one of several carriers of an asset.</summary>
/// <param name="Meters">Those that count for it.</param>
/// <param name="Energy">kWh.</param>
/// <param name="Until">Index of the hour from which nothing is expected of it any more.</param>
/// <param name="Cost">In the currency of the prices; null without a price, and for what is not electricity.</param>
/// <param name="Co2">kg CO2 equivalent by factors of the year; null when one is unknown.</param>
internal sealed record CarrierFigures(
    KpiMedium Medium, IReadOnlyList<MeteredHours> Meters, HourValue[] Energy, int Until, HourValue[]? Cost, HourValue[]? Co2)
{
    /// <summary>Whether some hour of a period is expected of it, known or not.</summary>
    public bool IsExpectedIn(Period period) =>
        Enumerable.Range(period.Start, period.Length).Any(hour => Meters.Any(meter => hour >= meter.FirstExpected && meter.Counts(hour)));
}
