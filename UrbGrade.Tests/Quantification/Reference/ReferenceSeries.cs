using System.Globalization;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Reference;

/// <summary>Hours of the series that the reference figures were computed from, and those figures. They lie outside of the repository.</summary>
internal sealed class ReferenceSeries
{
    private ReferenceSeries(string zone, DateOnly from, DateOnly to)
    {
        var calendar = LocalCalendar.Of(zone);
        (Zone, Calendar, From, To) = (TimeZoneInfo.FindSystemTimeZoneById(zone), calendar, from, to);
        Hours = CivilHour.Of(calendar, from, to);
    }

    public TimeZoneInfo Zone { get; }

    public LocalCalendar Calendar { get; }

    public DateOnly From { get; }

    public DateOnly To { get; }

    public CivilHour[] Hours { get; }

    public static ReferenceSeries Of(string zone, string from, string to) => new(zone, When.Day(from), When.Day(to));

    /// <summary>The figures of one entry of the reference.</summary>
    public static ReferenceEntry Figures(string name) => ReferenceEntry.All[name];

    /// <summary>A column of a file as hours.</summary>
    /// <param name="zeroIsMissing">The source writes 0 for what it lacks.</param>
    public HourValue[] Column(string folder, string file, string name, bool zeroIsMissing = false)
    {
        var hours = new HourValue[Hours.Length];
        foreach (var (at, value) in Values(folder, file, name))
        {
            var index = (at - Calendar.StartOf(From)) / LocalCalendar.Hour;
            if (index >= 0 && index < hours.Length && !(zeroIsMissing && value == 0))
            {
                hours[index] = new HourValue(value, HourState.Measured);
            }
        }

        return hours;
    }

    /// <summary>Differences of a register's column as hours.</summary>
    public HourValue[] Register(string folder, string file, string name)
    {
        var hours = new HourValue[Hours.Length];
        (long At, double Value)? before = null;
        foreach (var reading in Values(folder, file, name))
        {
            if (before is { } last && reading.At - last.At == LocalCalendar.Hour)
            {
                var index = (last.At - Calendar.StartOf(From)) / LocalCalendar.Hour;
                if (index >= 0 && index < hours.Length)
                {
                    hours[index] = new HourValue(reading.Value - last.Value, HourState.Measured);
                }
            }

            before = reading;
        }

        return hours;
    }

    public static IEnumerable<(long At, double Value)> Values(string folder, string file, string name)
    {
        var lines = File.ReadLines(Path.Combine(SharedData.Folder(folder), file));
        var column = Array.IndexOf(lines.First().Split(','), name);
        return lines.Skip(1).Select(line => line.Split(',')).Where(fields => fields[column].Length > 0)
            .Select(fields => (When.Milliseconds(fields[0]), double.Parse(fields[column], CultureInfo.InvariantCulture)));
    }

    /// <summary>What the platform makes of an asset's series over these days.</summary>
    /// <param name="factor">kg CO2 equivalent for each kWh by the factor of the year; null when unknown.</param>
    public PeriodKpis Kpis(AssetTraits traits, double? factor, params MeteredHours[] series) => new(new AssetFigures(series, Hours, (_, _) => factor), traits, (_, _) => null);

    /// <summary>Its figures of some of these days, [from, to).</summary>
    public Dictionary<(int Definition, KpiMedium Medium), PeriodResult> Computed(PeriodKpis kpis, DateOnly from, DateOnly to) =>
        kpis.Of(PeriodComputation.Period(Calendar, From, from, to)).ToDictionary(one => (one.DefinitionId, one.Medium));

    /// <summary>Its figures of all these days.</summary>
    public Dictionary<(int Definition, KpiMedium Medium), PeriodResult> Computed(AssetTraits traits, params MeteredHours[] series) =>
        Computed(Kpis(traits, null, series), From, To);

    /// <summary>Holds a figure of an entry.</summary>
    public static void AssertFigure(ReferenceEntry figures, string name, double? actual) => figures[name].Holds(actual);
}
