using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Sites;
using UrbGrade.Tests.Gateway.Collect.MBus;

namespace UrbGrade.Tests.Gateway.Sites;

/// <summary>A gateway at Kalundborg, the telegrams that reach it and the messages that leave it.</summary>
internal static class KalundborgWorld
{
    public const string Heat = "64123456";
    public const string NewHeat = "64999999";
    public static readonly Instant Start = Instant.FromUtc(2013, 11, 10, 23, 0);
    private static readonly DateTimeOffset Now = new(2013, 12, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A gateway that took four days of a heat meter, five states and a good telegram short, and sent them.</summary>
    public static async Task<GatewayWorld> WithAGapAndABadTelegram()
    {
        var world = World();
        Drop(world, "heat", "a.hex", Enumerable.Range(0, 97).Where(hour => hour is < 60 or > 64).Select(hour => (hour, 1000 + (2 * hour))));
        var file = Path.Combine(world.Folder, "in", "heat", "a.hex");
        await File.AppendAllTextAsync(file, Encoding.ASCII.GetString(GatewaySamples.Read("kalundborg/mbus/bad_checksum.hex")), TestContext.Current.CancellationToken);
        await world.PassAsync();
        return world;
    }

    public static GatewayWorld World(Action<JsonObject>? configure = null, DateTimeOffset? now = null) => new(
        root =>
        {
            root["gateway"]!["kind"] = SiteKinds.Kalundborg.Name;
            root["gateway"]!["site"] = "KAL-07";
            root["gateway"]!["tenant"] = "10";
            root["gateway"]!["timeZone"] = "Europe/Copenhagen";
            root["sources"] = JsonNode.Parse("""
                [
                  { "id": "el", "type": "hotFolder", "path": "in/eloverblik", "profile": "eloverblik", "ready": { "stableFor": "PT0S" } },
                  { "id": "heat", "type": "hotFolder", "path": "in/heat", "pattern": "*.hex", "profile": "mbus", "ready": { "stableFor": "PT0S" } },
                  { "id": "water", "type": "hotFolder", "path": "in/water", "pattern": "*.hex", "profile": "mbus", "ready": { "stableFor": "PT0S" } },
                  { "id": "weather", "type": "hotFolder", "path": "in/weather", "profile": "dmi", "ready": { "stableFor": "PT0S" } }
                ]
                """);
            root["meters"] = JsonNode.Parse($$"""{ "{{Heat}}": { "element": "H7", "carrier": "heat" } }""");
            configure?.Invoke(root);
        },
        now ?? Now);

    public static void Take(GatewayWorld world)
    {
        world.Take();
        world.Get<SeriesCleansing>().Run(CancellationToken.None);
    }

    // States in kWh at full hours after the start, dated by the line.
    public static void Drop(GatewayWorld world, string source, string name, IEnumerable<(int Hour, int State)> states, string meter = Heat, string coding = "0406") => world.Drop(
        source, name, [.. states.Select(state =>
        {
            var id = Convert.ToHexString(Convert.FromHexString(meter).Reverse().ToArray());
            var bytes = Convert.FromHexString(id + "2D2C1C0401000000" + coding + Convert.ToHexString(BitConverter.GetBytes(state.State)));
            return $"{(Start + Duration.FromHours(state.Hour)).ToString()} {Convert.ToHexString(Frames.Long(0x72, bytes))}";
        })]);

    /// <summary>The messages of what was used; not those of what a heat meter knows beside it.</summary>
    public static IEnumerable<(string Type, string Version, string Source, string Meter, Instant Start, string Value, string Quality, string? Method)> Messages(byte[] body) =>
        XDocument.Parse(Encoding.UTF8.GetString(body)).Descendants("message").Where(message => message.Descendants("consumption").Any()).Select(message => (
            message.Descendants("type").Single().Value,
            message.Descendants("version").Single().Value,
            message.Descendants("messageSourceElement").Single().Value,
            message.Descendants("ID_Meter_consumption").Single().Value,
            NodaTime.Text.InstantPattern.ExtendedIso.Parse(message.Descendants("measure_timestamp_start").Single().Value).Value,
            message.Descendants("consumption").Single().Value,
            message.Descendants("quality").Single().Value,
            message.Descendants("method").SingleOrDefault()?.Value));
}
