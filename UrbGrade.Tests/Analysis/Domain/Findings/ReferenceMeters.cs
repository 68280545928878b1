using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>Real meters, some with faults that were put in and labelled; read from beside the checkout.</summary>
internal static class ReferenceMeters
{
    /// <summary>Faults that were put into a counter, and the hours as its readings tell them.</summary>
    public static (List<(string Type, long Start, long End)> Events, HourTrack Hours) Corrupt(string name)
    {
        var year = int.Parse(name[^4..], System.Globalization.CultureInfo.InvariantCulture);
        var events = Rows($"vec/vec_{name}_truth_events.csv")
            .Select(row => (row["type"], ReferenceCabinets.At(row["start_utc"]), ReferenceCabinets.At(row["end_utc"]) + LocalCalendar.Hour)).ToList();
        StoredReading[] readings = [.. Rows($"vec/vec_{name}_registers_corrupt.csv").Where(row => row["register_kwh"].Length > 0)
            .Select(row => (At: ReferenceCabinets.At(row["timestamp_utc"]), Value: ReferenceCabinets.Number(row["register_kwh"])))
            .DistinctBy(row => row.At).OrderBy(row => row.At).Select(row => new StoredReading(row.At, row.At, row.Value, ReadingQuality.Measured, 1))];
        var calendar = LocalCalendar.Of("Europe/London");
        var from = new DateOnly(year, 1, 1);
        var hours = new HourValue[calendar.HoursBetween(from, from.AddYears(1))];
        HourlySeries.Assemble(readings, SeriesKind.Register, calendar.StartOf(from), hours);
        return (events, HourTrack.Of(calendar, from, hours));
    }

    /// <summary>Two years of a commercial meter in Cambridge, and the temperature outside. Electricity of 0 is missing.</summary>
    public static (HourTrack Hours, double[] Outside) Cambridge(string column)
    {
        var file = column.Contains("elec", StringComparison.Ordinal) ? "elec" : "gas";
        var outside = Rows("barcelona/context_2018_2019_hourly.csv").ToDictionary(row => row["timestamp_utc"], row => row["temp_out_c"]);
        var calendar = LocalCalendar.Of("Europe/London");
        var from = new DateOnly(2018, 1, 1);
        var values = new double[calendar.HoursBetween(from, new DateOnly(2020, 1, 1))];
        var temperatures = new double[values.Length];
        Array.Fill(values, double.NaN);
        Array.Fill(temperatures, double.NaN);
        foreach (var row in Rows($"barcelona/commercial_{file}_2018_2019_hourly.csv"))
        {
            var hour = (ReferenceCabinets.At(row["timestamp_utc"]) - calendar.StartOf(from)) / LocalCalendar.Hour;
            if (hour >= 0 && hour < values.Length && row[column].Length > 0
                && ReferenceCabinets.Number(row[column]) is var value && (value != 0 || file == "gas"))
            {
                values[hour] = value;
            }

            if (hour >= 0 && hour < values.Length && outside.GetValueOrDefault(row["timestamp_utc"]) is { Length: > 0 } text)
            {
                temperatures[hour] = ReferenceCabinets.Number(text);
            }
        }

        return (new HourTrack(calendar, from, values), temperatures);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadLines(Path.Combine(SharedData.Folder(), file)).Select(line => line.Split(','));
        var names = lines.First();
        return lines.Skip(1).Select(fields => names.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second));
    }
}
