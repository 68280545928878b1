using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Benchmarks.Gateway;

/// <summary>A gateway of the Kalundborg kind with a hundred meters, and the quarter-hours that their files tell.</summary>
internal sealed class HundredMeters(string folder)
{
    public const int Count = 100;

    private const int QuarterHours = 4;

    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Copenhagen"];

    public GatewaySettings Settings { get; } = SettingsFile.Read(Configuration(folder), Path.Combine(folder, "gateway.json"));

    /// <summary>Writes the export of one civil day, a row for each meter and quarter-hour.</summary>
    /// <returns>How many rows it has.</returns>
    public int Drop(LocalDate day)
    {
        var text = new StringBuilder("Meter;From;kWh;Quality\r\n");
        var rows = 0;
        var start = Zone.AtStartOfDay(day).ToInstant();
        var quarters = (int)(Zone.AtStartOfDay(day.PlusDays(1)).ToInstant() - start).TotalMinutes / 15;
        for (var meter = 0; meter < Count; meter++)
        {
            for (var quarter = 0; quarter < quarters; quarter++)
            {
                // Some quarters never come, as in life; they are estimated.
                var seed = (uint)((meter * 7919) + (day.DayOfYear * 104_729) + (quarter * 31)) * 2_654_435_761;
                if (seed % 997 == 0)
                    continue;
                var used = (0.05 + (0.2 * (1 + Math.Sin((quarter - 28) * Math.PI / 48)))) * (1 + (seed % 1000 / 2000.0));
                text.Append(CultureInfo.InvariantCulture, $"{Name(meter)};{start + Duration.FromMinutes(15 * quarter)};{used:0.000};M\r\n");
                rows++;
            }
        }

        var inbox = Path.Combine(folder, "in");
        Directory.CreateDirectory(inbox);
        File.WriteAllText(Path.Combine(inbox, $"meters_{day:uuuu-MM-dd}.csv"), text.ToString());
        return rows;
    }

    private static string Name(int meter) => string.Create(CultureInfo.InvariantCulture, $"5713131{meter:00000000000}");

    private static JsonObject Configuration(string folder) => new()
    {
        ["gateway"] = new JsonObject { ["site"] = "KAL-99", ["kind"] = "kalundborg", ["tenant"] = "10", ["timeZone"] = Zone.Id, ["state"] = Path.Combine(folder, "state") },
        ["uplink"] = new JsonObject
        {
            ["endpoint"] = "https://localhost/aggregation",
            ["schedule"] = "continuous",
            ["settle"] = "PT0S",
            ["signing"] = new JsonObject { ["certificate"] = "none.pem" },
            ["trust"] = new JsonObject { ["receipts"] = new JsonArray("none.pem") },
        },
        ["sources"] = new JsonArray(new JsonObject
        {
            ["id"] = "meters",
            ["type"] = "hotFolder",
            ["path"] = "in",
            ["profile"] = "quarters",
            ["ready"] = new JsonObject { ["stableFor"] = "PT0S" },
        }),
        ["profiles"] = new JsonObject
        {
            ["quarters"] = new JsonObject
            {
                ["format"] = "csv",
                ["columns"] = new JsonObject { ["meter"] = "Meter", ["date"] = "From", ["value"] = "kWh", ["quality"] = "Quality" },
                ["quantity"] = "energy",
                ["unit"] = "kWh",
                ["time"] = new JsonObject { ["pattern"] = "uuuu-MM-dd'T'HH:mm:ss'Z'", ["zone"] = "UTC", ["label"] = "start", ["resolution"] = $"PT{60 / QuarterHours}M" },
                ["qualityMap"] = new JsonObject { ["M"] = "measured" },
            },
        },
        ["meters"] = new JsonObject(Enumerable.Range(0, Count).Select(meter =>
            KeyValuePair.Create<string, JsonNode?>(Name(meter), new JsonObject { ["element"] = Name(meter), ["carrier"] = "power" }))),
    };
}
