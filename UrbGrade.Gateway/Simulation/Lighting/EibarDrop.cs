using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Gateway.Collect.Formats;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>Writes the raw files of Eibar's control modules, nodes, citizens and employees in their layouts.</summary>
internal static class EibarDrop
{
    public const string CabinetFolder = "in/cabinets";
    public const string NodeFolder = "in/nodes";
    public const string EventFolder = "in/events";
    public const string VoteFolder = "in/votes";
    public const string SurveyFolder = "in/surveys";
    public const string LuminanceFolder = "in/luminance";

    private const string Crlf = "\r\n";

    /// <param name="Start">Local time of the quarter's start.</param>
    internal readonly record struct PowerRow(string Module, LocalDateTime Start, double Watt, double Volt, double PowerFactor);

    internal readonly record struct EventRow(LocalDateTime At, string Module, string Code, string Description, string Value, string Unit);

    internal readonly record struct LuminanceRow(string Point, string Street, double Latitude, double Longitude, LocalDateTime At, double Lux, double Uniformity, double Luminance, int Lane, int Row);

    public static DropFile Power(LocalDate day, IEnumerable<PowerRow> rows)
    {
        var text = new StringBuilder("MODULO;FECHA_HORA;P_W;V;A;FP" + Crlf);
        foreach (var row in rows)
        {
            var ampere = row.Watt / (3 * row.Volt * row.PowerFactor);
            text.Append(CultureInfo.InvariantCulture, $"{row.Module};{row.Start:dd'/'MM'/'uuuu HH':'mm};{Comma(row.Watt, "0.0")};{Comma(row.Volt, "0.0")};{Comma(ampere, "0.00")};{Comma(row.PowerFactor, "0.000")}{Crlf}");
        }

        return Latin($"{CabinetFolder}/urbilux_{SiteCalendar.Text(day)}.csv", text);
    }

    /// <summary>The log of a node for a file or a call: every line with its end; the last one states number and checksum.</summary>
    /// <param name="greeting">The first line without its end.</param>
    public static byte[] NodeLog(string greeting, IEnumerable<SimulatedNode.Reading> readings, DateTimeZone zone)
    {
        var text = new StringBuilder(greeting + Crlf + "#FECHA;HORA;V1;I1;TEMP;kW;kWh_acum;ESTADO" + Crlf);
        var rows = 0;
        foreach (var reading in readings)
        {
            var local = reading.At.InZone(zone).LocalDateTime;
            text.Append(CultureInfo.InvariantCulture, $"{local:dd'/'MM'/'yy};{local:HH':'mm};{Comma(reading.Volt, "0.0")};{Comma(reading.Ampere, "0.000")};{Comma(reading.Celsius, "0.0")};{Comma(reading.Kilowatt, "0.0000")};{Comma(reading.RegisterKwh, "0.000")};{(reading.Level > 0 ? "ON" : "OFF")}{Crlf}");
            rows++;
        }

        text.Append(CultureInfo.InvariantCulture, $"#FIN;REG={rows};CRC=");
        var bytes = Encoding.Latin1.GetBytes(text.ToString());
        return [.. bytes, .. Encoding.ASCII.GetBytes(ModbusChecksum.Of(bytes).ToString("X4", CultureInfo.InvariantCulture) + Crlf)];
    }

    public static DropFile EventLog(LocalDate day, IEnumerable<EventRow> rows)
    {
        var text = new StringBuilder("FECHA_HORA;MODULO;CIRCUITO;EVENTO;DESCRIPCION;VALOR;UNIDAD" + Crlf);
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"{row.At:dd'/'MM'/'uuuu HH':'mm':'ss};{row.Module};0;{row.Code};{row.Description};{row.Value};{row.Unit}{Crlf}");
        return Latin($"{EventFolder}/urbilux_events_{SiteCalendar.Text(day)}.csv", text);
    }

    public static DropFile Luminance(LocalDate day, IEnumerable<LuminanceRow> rows)
    {
        var text = new StringBuilder("punto;calle;lat;lon;fecha;hora;em_lux;uo;l_cd_m2;instrumento;carril;fila" + Crlf);
        foreach (var row in rows)
        {
            var lux = row.Lux < 1 ? "<1" : Comma(row.Lux, "0.0");
            text.Append(CultureInfo.InvariantCulture, $"{row.Point};{row.Street};{Comma(row.Latitude, "0.00000")};{Comma(row.Longitude, "0.00000")};{row.At:dd'/'MM'/'uuuu};{row.At:HH':'mm};{lux};{Comma(row.Uniformity, "0.00")};{Comma(row.Luminance, "0.00")};LMK-05;{row.Lane};{row.Row}{Crlf}");
        }

        return Latin($"{LuminanceFolder}/luminance_survey_{SiteCalendar.Text(day)}.csv", text);
    }

    public static DropFile JsonLines(string folder, string name, LocalDate day, IEnumerable<JsonObject> lines) => new(
        $"{folder}/{name}_{SiteCalendar.Text(day)}.jsonl", Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line.ToJsonString() + "\n"))));

    private static DropFile Latin(string path, StringBuilder text) => new(path, Encoding.Latin1.GetBytes(text.ToString()));

    private static string Comma(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture).Replace('.', ',');
}
