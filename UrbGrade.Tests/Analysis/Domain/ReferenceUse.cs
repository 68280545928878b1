using System.Globalization;
using System.Text.Json;
using NodaTime;
using UrbGrade.Modules.Analysis.Domain.Baselines;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Analysis.Domain;

/// <summary>Use and weather that baselines were computed for with eemeter and nmecr; read from beside the checkout.</summary>
internal static class ReferenceUse
{
    /// <summary>Daily use in Illinois, days in UTC.</summary>
    public static List<DailyUse> IllinoisDays()
    {
        var outside = IllinoisTemperature();
        return [.. Rows("mv/il-electricity-cdd-hdd-daily.csv").Where(row => row["value"].Length > 0).Select(row =>
        {
            var start = Instant(row["start"]);
            var hours = Enumerable.Range(0, 24).Select(hour => outside.GetValueOrDefault(start.AddHours(hour), double.NaN)).Where(double.IsFinite).ToList();
            return new DailyUse(DateOnly.FromDateTime(start.UtcDateTime), Number(row["value"]), hours.Count < 12 ? double.NaN : hours.Average());
        })];
    }

    /// <summary>Hourly use in Illinois, on its own clock, if not asked otherwise.</summary>
    public static List<HourlyUse> IllinoisHours(bool inUtc = false)
    {
        var outside = IllinoisTemperature();
        return [.. Rows("mv/il-electricity-cdd-hdd-hourly.csv").Where(row => row["value"].Length > 0).Select(row =>
        {
            var start = DateTimeOffset.Parse(row["start"], CultureInfo.InvariantCulture);
            var local = inUtc ? start.ToUniversalTime() : start;
            return new HourlyUse(
                DateOnly.FromDateTime(local.DateTime), local.Hour, Number(row["value"]), outside.GetValueOrDefault(start.ToUniversalTime(), double.NaN));
        })];
    }

    /// <summary>Hourly use of a meter in Cambridge, on the clock of London, if not asked otherwise; 0 is missing where electricity is meant,
    /// likewise.</summary>
    public static List<HourlyUse> CambridgeHours(string column, bool zeroCounts = false, string clock = "Europe/London")
    {
        var zone = DateTimeZoneProviders.Tzdb[clock];
        var isElectricity = column.Contains("elec", StringComparison.Ordinal);
        var outside = Rows("barcelona/context_2018_2019_hourly.csv").Where(row => row["temp_out_c"].Length > 0)
            .ToDictionary(row => row["timestamp_utc"], row => Number(row["temp_out_c"]));
        return [.. Rows($"barcelona/commercial_{(isElectricity ? "elec" : "gas")}_2018_2019_hourly.csv").Select(row =>
        {
            var local = NodaTime.Instant.FromDateTimeOffset(Instant(row["timestamp_utc"])).InZone(zone);
            var energy = row[column].Length == 0 || (isElectricity && !zeroCounts && Number(row[column]) == 0) ? double.NaN : Number(row[column]);
            return new HourlyUse(local.Date.ToDateOnly(), local.Hour, energy, outside.GetValueOrDefault(row["timestamp_utc"], double.NaN));
        })];
    }

    /// <summary>Hourly use of a house in the United Kingdom, on the clock of London.</summary>
    public static List<HourlyUse> HouseHours(string column)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        return [.. Rows("kalundborg/uk_house0_elec_gas_temp_2020_2022_hourly.csv").Select(row =>
        {
            var local = NodaTime.Instant.FromDateTimeOffset(Instant(row["timestamp_utc"])).InZone(zone);
            return new HourlyUse(
                local.Date.ToDateOnly(), local.Hour, row[column].Length == 0 ? double.NaN : Number(row[column]),
                row["temp_out_c"].Length == 0 ? double.NaN : Number(row["temp_out_c"]));
        })];
    }

    /// <summary>Hourly heat of a house in Denmark by its counter, on the clock of Copenhagen.</summary>
    public static List<HourlyUse> HeatHours(string column)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/Copenhagen"];
        var outside = Rows("prices_weather/weather_copenhagen_2019_hourly.csv").Where(row => row["temp_out_c"].Length > 0)
            .ToDictionary(row => Instant(row["timestamp_utc"]), row => Number(row["temp_out_c"]));
        var counter = Rows("kalundborg/dk_house_heat_registers_2018_2019_hourly.csv").Where(row => row[column].Length > 0)
            .ToDictionary(row => Instant(row["timestamp_utc"]), row => Number(row[column]));
        return [.. counter.Select(state =>
        {
            var local = NodaTime.Instant.FromDateTimeOffset(state.Key).InZone(zone);
            return new HourlyUse(
                local.Date.ToDateOnly(), local.Hour, counter.GetValueOrDefault(state.Key.AddHours(1), double.NaN) - state.Value,
                outside.GetValueOrDefault(state.Key, double.NaN));
        })];
    }

    /// <summary>Local days as the reference made them: scaled to 24 hours twice where the clock changes, and the
    /// temperature that of the first 24 hours.</summary>
    public static List<DailyUse> DaysOfReference(IEnumerable<HourlyUse> hours) => [.. hours.GroupBy(hour => hour.Day).Select(day =>
    {
        var energy = day.Where(hour => !double.IsNaN(hour.EnergyKwh)).Select(hour => hour.EnergyKwh).ToList();
        var outside = day.Take(24).Where(hour => !double.IsNaN(hour.OutsideCelsius)).Select(hour => hour.OutsideCelsius).ToList();
        return new DailyUse(
            day.Key, energy.Count < 12 ? double.NaN : 24 * energy.Average() * 24 / day.Count(), outside.Count < 12 ? double.NaN : outside.Average());
    })];

    /// <summary>Daily use of a commercial building in the United States.</summary>
    public static List<DailyUse> CommercialDays() => [.. Rows("mv/nmecr_commercial_daily_eload_kwh_temp_f.csv").Select(row => new DailyUse(
        DateOnly.FromDateTime(DateTime.Parse(row["time"], CultureInfo.InvariantCulture)), Number(row["eload"]), Celsius(Number(row["temp"]))))];

    /// <summary>A file of reference results.</summary>
    public static JsonElement Results(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Folder("mv"), file))).RootElement;

    public static double Celsius(double fahrenheit) => (fahrenheit - 32) / 1.8;

    private static Dictionary<DateTimeOffset, double> IllinoisTemperature() => Rows("mv/il-temperature-hourly-degF.csv").Where(row => row["temp_f"].Length > 0)
        .ToDictionary(row => Instant(row["timestamp_utc"]), row => Celsius(Number(row["temp_f"])));

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadLines(Path.Combine(SharedData.Folder(), file)).Select(line => line.Split(','));
        var names = lines.First();
        return lines.Skip(1).Select(fields => names.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
