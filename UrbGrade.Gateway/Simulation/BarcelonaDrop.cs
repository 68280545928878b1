using System.Globalization;
using System.Text;
using NodaTime;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Simulation;

/// <summary>A file as it lies in the drop folder.</summary>
/// <param name="Path">Relative to the folder, such as <c>in/energy/edistribucion_cch_2024-03-31.csv</c>.</param>
internal sealed record DropFile(string Path, byte[] Content);

/// <summary>Writes the raw files that Barcelona's distributor, sensors and market would drop, byte for byte in their layouts.</summary>
internal static class BarcelonaDrop
{
    public const string EnergyFolder = "in/energy";
    public const string TemperatureFolder = "in/temperature";
    public const string PriceFolder = "in/prices";

    private static readonly CultureInfo Comma = CommaCulture();

    /// <summary>One row of an hourly curve.</summary>
    /// <param name="Hour">Hour number in the civil day, from 1.</param>
    /// <param name="Value">As written; already with its decimal comma where it is damaged on purpose.</param>
    internal readonly record struct EnergyRow(string Cups, LocalDate Day, int Hour, string Value, bool Estimated);

    /// <param name="Start">Local time of the hour's start.</param>
    internal readonly record struct TemperatureRow(string Sensor, LocalDateTime Start, decimal? Inside, decimal? Outside, int? Humidity);

    /// <summary>A number as these files write it.</summary>
    public static string Number(decimal value) => value.ToString("0.###", Comma);

    public static DropFile Energy(LocalDate day, string suffix, IEnumerable<EnergyRow> rows)
    {
        var text = new StringBuilder("CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO\r\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"{row.Cups};{row.Day:dd'/'MM'/'uuuu};{row.Hour};{row.Value};{(row.Estimated ? 'E' : 'R')}\r\n");
        return new($"{EnergyFolder}/edistribucion_cch_{SiteCalendar.Text(day)}{suffix}.csv", Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static DropFile Temperature(LocalDate day, IEnumerable<TemperatureRow> rows)
    {
        var text = new StringBuilder("sensor;data;hora;t_int;t_ext;hr_int\r\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"{row.Sensor};{row.Start.Date:dd'/'MM'/'uuuu};{row.Start:HH':'mm};{One(row.Inside)};{One(row.Outside)};{row.Humidity}\r\n");
        return new($"{TemperatureFolder}/temperature_{SiteCalendar.Text(day)}.csv", Encoding.Latin1.GetBytes(text.ToString()));
    }

    public static DropFile Prices(LocalDate day, string suffix, IEnumerable<(Instant Hour, decimal EurPerMwh)> rows)
    {
        var text = new StringBuilder("timestamp_utc,price_eur_mwh\n");
        foreach (var (hour, price) in rows)
            text.Append(CultureInfo.InvariantCulture, $"{hour:uuuu-MM-dd'T'HH:mm:ss'Z'},{price:0.00}\n");
        return new($"{PriceFolder}/prices_{SiteCalendar.Text(day)}{suffix}.csv", Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string One(decimal? value) => value?.ToString("0.0##", Comma) ?? "";

    private static CultureInfo CommaCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }
}
