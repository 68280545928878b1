using System.Globalization;
using System.Text;
using NodaTime;

namespace UrbGrade.Benchmarks.Gateway;

/// <summary>Hourly curves as the sites' exports write them, meter after meter, each for whole civil days.</summary>
internal sealed class CurveFiles
{
    private static readonly LocalDate First = new(2011, 1, 1);

    /// <summary>Meters of every file.</summary>
    public static IReadOnlyList<string> Meters { get; } =
        [.. Enumerable.Range(1, 50).Select(number => string.Create(CultureInfo.InvariantCulture, $"ES00314000000{number:00000}XX0F"))];

    /// <summary>Hour numbers in the civil day, one value a row.</summary>
    public static void WriteHourNumbers(string file, int rows) => Write(file, rows, "CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", "Europe/Madrid",
        (row, meter, start, _, number, value) => row.AppendLine(CultureInfo.InvariantCulture, $"{meter};{start:dd'/'MM'/'yyyy};{number};{value};R"));

    /// <summary>Labels at the start of the hour, with end, unit and quality; the order of rows tells doubled hours apart.</summary>
    public static void WriteLabels(string file, int rows) => Write(file, rows, "MålepunktsID;Fra_dato;Til_dato;Mængde;Måleenhed;Kvalitet;Type", "Europe/Copenhagen",
        (row, meter, start, end, _, value) => row.AppendLine(CultureInfo.InvariantCulture, $"{meter};{start:dd-MM-yyyy HH:mm:ss};{end:dd-MM-yyyy HH:mm:ss};{value};KWH;Målt;Tidsserie"));

    private static void Write(string file, int rows, string headings, string zoneId, Action<StringBuilder, string, DateTime, DateTime, int, string> append)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        using var text = new StreamWriter(file, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        text.WriteLine(headings);
        var row = new StringBuilder();
        var written = 0;
        for (var meter = 0; meter < Meters.Count; meter++)
        {
            var share = (int)(((long)rows * (meter + 1)) / Meters.Count);
            for (var day = First; written < share; day = day.PlusDays(1))
            {
                var start = zone.AtStartOfDay(day).ToInstant();
                var end = zone.AtStartOfDay(day.PlusDays(1)).ToInstant();
                for (var number = 1; start < end && written < share; start += Duration.FromHours(1), number++, written++)
                {
                    var local = start.InZone(zone).ToDateTimeUnspecified();
                    var next = (start + Duration.FromHours(1)).InZone(zone).ToDateTimeUnspecified();
                    append(row.Clear(), Meters[meter], local, next, number, string.Create(CultureInfo.InvariantCulture, $"{local.Hour / 8},{100 + (written * 37 % 900)}"));
                    text.Write(row);
                }
            }
        }
    }
}
