using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>Computes a figure from what its evidence holds, by the same rules and formulas as the platform did.</summary>
internal static class RecomputedFigure
{
    /// <summary>The figure; null when the evidence has no series for it.</summary>
    public static KpiResult? Of(EvidenceManifest manifest, IEnumerable<EvidenceReading> readings)
    {
        var calendar = LocalCalendar.Of(manifest.Zone);
        var from = manifest.Figure.Start;
        var to = manifest.Figure.Period == "day" ? from.AddDays(1) : from.AddMonths(1);
        var reader = new CheckedSeriesReader(new ReadingsOfEvidence(readings), tenantId: 0, DateOnly.MinValue);
        var metered = manifest.Series.Select(series => reader.Read(Known(series, calendar), from, to)?.Metered).OfType<MeteredHours>().ToList();
        var factors = manifest.Factors.ToDictionary(factor => factor.Carrier, factor => factor.KilogramPerKwh, StringComparer.Ordinal);
        int[] lengths = [.. Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(day => calendar.HoursOf(from.AddDays(day)))];
        var definition = KpiDefinitions.All.Single(one => one.Code == manifest.Figure.Code);
        KpiResult[] days = [.. DailyKpis
            .Of(new AssetHours(metered), lengths, medium => factors.TryGetValue(medium, out var factor) ? factor : null)
            .Where(day => day.DefinitionId == definition.Id).Select(day => day.Result)];
        if (days.Length == 0)
        {
            return null;
        }

        return manifest.Figure.Period == "day" ? days[0]
            : DailyKpis.IsMean(definition.Id) ? MonthlyKpi.Mean(days, lengths.Sum()) : MonthlyKpi.Sum(days, lengths.Sum());
    }

    private static KnownSeries Known(EvidenceSeries series, LocalCalendar calendar) => new(
        series.Number, new KnownMeter(series.MeterNumber, 0, series.Meter, calendar) { Settings = series.Settings }, series.Quantity, series.Unit, series.Medium, series.Kind)
    {
        Limits = series.Limits,
    };
}
