using System.Globalization;
using System.Text;
using NodaTime;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Simulation.Houses;

/// <summary>Writes the raw files of Kalundborg's houses: the data hub's export for electricity, telegrams for heat and water,
/// the weather service's hours for the temperature outside.</summary>
internal static class KalundborgDrop
{
    public const string PowerFolder = "in/eloverblik";
    public const string HeatFolder = "in/heat";
    public const string WaterFolder = "in/water";
    public const string WeatherFolder = "in/weather";

    /// <summary>The station of the service that is nearest.</summary>
    private const string WeatherStation = "06159";

    /// <summary>One row of the export.</summary>
    /// <param name="Value">kWh as written, with decimal comma.</param>
    internal readonly record struct PowerRow(string MeteringPoint, LocalDateTime From, LocalDateTime To, string Value, bool Estimated);

    /// <summary>UTF-8 with a byte order mark, local times without a flag: of a doubled hour the order tells.</summary>
    public static DropFile Power(LocalDate day, string suffix, IEnumerable<PowerRow> rows)
    {
        var text = new StringBuilder("\uFEFFMålepunktsID;Fra_dato;Til_dato;Mængde;Måleenhed;Kvalitet;Type\r\n");
        foreach (var row in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{row.MeteringPoint};{row.From:dd-MM-uuuu HH':'mm':'ss};{row.To:dd-MM-uuuu HH':'mm':'ss};{row.Value};KWH;{(row.Estimated ? "Beregnet" : "Målt")};Tidsserie\r\n");
        }

        return new($"{PowerFolder}/eloverblik_{SiteCalendar.Text(day)}{suffix}.csv", Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>A line for each telegram.</summary>
    public static DropFile Telegrams(string folder, LocalDate day, IEnumerable<byte[]> telegrams)
    {
        var text = new StringBuilder();
        foreach (var telegram in telegrams)
            text.Append(Convert.ToHexString(telegram)).Append('\n');
        return new($"{folder}/telegrams_{SiteCalendar.Text(day)}.hex", Encoding.ASCII.GetBytes(text.ToString()));
    }

    /// <summary>Means of hours at one station, in UTC and dated as the hour ends. They hold for the whole site.</summary>
    public static DropFile Temperatures(LocalDate day, IEnumerable<(Instant End, double Celsius)> rows)
    {
        var text = new StringBuilder("observed,stationId,parameterId,value\n");
        foreach (var (end, celsius) in rows)
            text.Append(CultureInfo.InvariantCulture, $"{end:uuuu-MM-dd'T'HH:mm:ss'Z'},{WeatherStation},temp_mean_past1h,{celsius:0.0}\n");
        return new($"{WeatherFolder}/dmi_{SiteCalendar.Text(day)}.csv", Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static string Number(double kwh) => kwh.ToString("0.00#", CultureInfo.InvariantCulture).Replace('.', ',');
}
