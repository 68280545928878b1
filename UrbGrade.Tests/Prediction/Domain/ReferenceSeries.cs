using System.Globalization;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Prediction.Domain;
using UrbGrade.Modules.Prediction.Domain.Calendar;
using UrbGrade.Tests.Analysis.Domain.Findings;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Prediction.Domain;

/// <summary>Real series that forecasts were computed for with R and scikit-learn; read from beside the checkout.</summary>
internal sealed record ReferenceSeries(ForecastSeries Series, int FirstOrigin, int Origins, int Horizon)
{
    private const string Electricity = "barcelona/commercial_elec_2018_2019_hourly.csv";
    private const string Outside = "barcelona/context_2018_2019_hourly.csv";
    private const string House = "kalundborg/uk_house0_elec_gas_temp_2020_2022_hourly.csv";
    private const string Victoria = "bench/vic_elec_hourly_2012_2014.csv";

    public static ReferenceSeries Of(string name) => name switch
    {
        "taylor" => HalfHours(),
        "b97_elec" => Hours(Electricity, "b97_elec_kwh", Outside, "2019-06-03T00:00:00Z", zeroIsMissing: true),
        "b41_elec" => Hours(Electricity, "b41_elec_kwh", Outside, "2019-10-07T00:00:00Z", zeroIsMissing: true),
        "uk_house0_elec" => Hours(House, "elec_kwh", House, "2021-11-08T00:00:00Z"),
        "dk_house_heat" => Hours(
            "kalundborg/dk_house_heat_registers_2018_2019_hourly.csv", "heat_register_kwh", "prices_weather/weather_copenhagen_2019_hourly.csv",
            "2019-11-11T00:00:00Z", isRegister: true),
        "vic_elec_hourly" => Hours(Victoria, "demand_mw", Victoria, "2014-06-02T14:00:00Z", offset: 10, holidays: "holiday"),
        "b115_elec" or "b33_elec" => Hours(Electricity, $"{name}_kwh", Outside, "2019-06-03T00:00:00Z", zeroIsMissing: true),
        _ when name.StartsWith("EIB-", StringComparison.Ordinal) => Cabinet(name),
        "b109_gas" => Hours("barcelona/commercial_gas_2018_2019_hourly.csv", "b109_gas_kwh", Outside, "2019-06-03T00:00:00Z"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such series."),
    };

    /// <summary>The same by days: sums of energy, means of the temperature.</summary>
    public static ForecastSeries Days(string name)
    {
        var hours = Of(name).Series;
        var whole = hours.Load.Length / 24 * 24;
        var temperature = hours.TemperatureKnownAt(whole, 0);
        return new ForecastSeries(
            new CivilSeries(
                hours.Load.FirstDay, 1, Outliers.Without([.. hours.Load.Values.Take(whole).Chunk(24).Select(day => day.Count(double.IsNaN) > 1 ? double.NaN : day.Where(double.IsFinite).Sum())])
                    .Values),
            temperature is null ? null : [.. temperature.Chunk(24).Select(day => day.Average())],
            nights: name.StartsWith("EIB-", StringComparison.Ordinal) ? new NightLength(ReferenceCabinets.Number(CabinetOf(name)["lat"])) : null);
    }

    /// <summary>Value of a figure in the table of results of R.</summary>
    public static double Reference(string series, string method, string figure)
    {
        var lines = File.ReadAllLines(Path.Combine(SharedData.Folder("bench"), "reference_forecast_R_8.20.csv"));
        var column = Array.IndexOf(lines[0].Split(','), figure);
        // The first two columns may hold a comma in quotes; figures are counted from the end.
        var fromEnd = lines[0].Split(',').Length - column;
        var line = lines.Single(line => line.StartsWith($"{series},", StringComparison.Ordinal) && line.Contains($",{method},", StringComparison.Ordinal));
        return double.Parse(line.Split(',')[^fromEnd], CultureInfo.InvariantCulture);
    }

    /// <summary>Lamps on the site's clock, of which roll-overs, gaps and exchanges are missing as validation leaves them.</summary>
    private static ReferenceSeries Cabinet(string id)
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var (from, to) = (new DateOnly(2019, 1, 1), new DateOnly(2020, 1, 1));
        StoredReading[] readings = [.. ReferenceCabinets.Rows("sim_cabinet_registers_hourly_2019.csv")
            .Where(row => row["cabinet_id"] == id && row["energy_register_kwh"].Length > 0)
            .Select(row => (At: ReferenceCabinets.At(row["timestamp_utc"]), Count: ReferenceCabinets.Number(row["energy_register_kwh"])))
            .Select(row => new StoredReading(row.At, row.At, row.Count, ReadingQuality.Measured, 1))];
        var hours = new HourValue[calendar.HoursBetween(from, to)];
        HourlySeries.Assemble(readings, SeriesKind.Register, calendar.StartOf(from), hours, []);
        return new ReferenceSeries(
            new ForecastSeries(CivilFold.Fold(calendar, from, to, Array.ConvertAll(hours, hour => hour.IsValid ? hour.Value : double.NaN))), 24 * 60, 14, 24);
    }

    private static Dictionary<string, string> CabinetOf(string id) => ReferenceCabinets.Rows("sim_cabinets.csv").Single(row => row["cabinet_id"] == id);

    private static ReferenceSeries HalfHours()
    {
        var demand = File.ReadLines(Path.Combine(SharedData.Folder("bench"), "taylor_halfhourly_2000.csv")).Skip(1)
            .Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)).ToArray();
        return new ReferenceSeries(new ForecastSeries(new CivilSeries(new DateOnly(2000, 6, 5), 48, demand)), 3696, 7, 48);
    }

    private static ReferenceSeries Hours(
        string file, string column, string temperatureFile, string origin, bool zeroIsMissing = false, bool isRegister = false, int offset = 0,
        string? holidays = null)
    {
        var load = Read(file, column);
        var temperature = Read(temperatureFile, "temp_out_c");
        var first = Hour(origin);
        var start = first - (first - load.Keys.Min()) / 24 * 24;
        var values = new double[load.Keys.Max() - start + 1];
        var outside = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var here = load.GetValueOrDefault(start + i, double.NaN);
            values[i] = isRegister ? load.GetValueOrDefault(start + i + 1, double.NaN) - here : zeroIsMissing && here == 0 ? double.NaN : here;
            outside[i] = temperature.GetValueOrDefault(start + i, double.NaN);
        }

        var calendar = holidays is null ? null
            : new ListedDays([.. Read(file, holidays).Where(day => day.Value == 1).Select(day => Day(day.Key + offset))]);
        return new ReferenceSeries(new ForecastSeries(new CivilSeries(Day(start + offset), 24, values), outside, calendar), (int)(first - start), 14, 24);
    }

    private static Dictionary<long, double> Read(string file, string column)
    {
        var lines = File.ReadAllLines(Path.Combine(SharedData.Folder(), file));
        var names = lines[0].Split(',');
        var (at, time) = (Array.IndexOf(names, column), Array.IndexOf(names, "timestamp_utc"));
        return lines.Skip(1).Select(line => line.Split(',')).Where(fields => fields[at].Length > 0)
            .ToDictionary(fields => Hour(fields[time]), fields => double.Parse(fields[at], CultureInfo.InvariantCulture));
    }

    private static long Hour(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).ToUnixTimeSeconds() / 3600;

    private static DateOnly Day(long hour) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(hour * 3600).UtcDateTime);

    private sealed class ListedDays(HashSet<DateOnly> days) : IHolidayCalendar
    {
        public bool IsHoliday(DateOnly day) => days.Contains(day);
    }
}
