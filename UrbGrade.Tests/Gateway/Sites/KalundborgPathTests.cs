using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Gateway.Simulation.Houses;
using UrbGrade.Tests.Aggregation;
using static UrbGrade.Tests.Gateway.Sites.KalundborgWorld;

namespace UrbGrade.Tests.Gateway.Sites;

public sealed class KalundborgPathTests
{
    [Fact]
    public async Task The_platform_accepts_what_is_sent_of_all_carriers()
    {
        using var world = World(root =>
        {
            root["gateway"]!["tenant"] = "20";
            root["meters"] = JsonNode.Parse("""
                { "64123456": { "element": "H7", "carrier": "heat" }, "64123457": { "element": "W7", "carrier": "water" }, "64123458": { "element": "P7" } }
                """);
        });
        var states = Enumerable.Range(0, 25).Where(hour => hour != 7).Select(hour => (hour, 1000 + (2 * hour))).ToList();
        Drop(world, "heat", "h.hex", states);
        Drop(world, "water", "w.hex", states, "64123457", coding: "0416");
        Drop(world, "heat", "p.hex", states, "64123458");
        await world.PassAsync();

        await using var platform = await AggregationWorld.Create();
        var receipt = await platform.SendBytes(platform.Sign(Encoding.UTF8.GetString(Assert.Single(world.Platform.Bodies))));

        Assert.Equal((72, 0, 0), (receipt.Accepted, receipt.Duplicate, receipt.Rejected));
    }

    [Fact]
    public async Task The_platform_accepts_what_a_heat_meter_knows_beside_the_heat()
    {
        using var world = World(root => root["gateway"]!["tenant"] = "20");
        world.Drop("heat", "h.hex", [.. Enumerable.Range(0, 25).Where(hour => hour != 7).Select(hour => Convert.ToHexString(TelegramWriter.Heat(
            Heat, 1000 + (2 * hour), 50 + (0.06 * hour), (Start + Duration.FromHours(hour)).InZone(DateTimeZone.ForOffset(Offset.FromHours(1))).LocalDateTime, (74.5, 45.2))))]);
        await world.PassAsync();

        await using var platform = await AggregationWorld.Create();
        var body = Encoding.UTF8.GetString(Assert.Single(world.Platform.Bodies));
        var receipt = await platform.SendBytes(platform.Sign(body));

        // Around the lost state two hours of energy and volume are estimated, and the temperatures of the second, as they were read when the first began.
        Assert.Equal((24 + 24 + 2, 0, 0), (receipt.Accepted, receipt.Duplicate, receipt.Rejected));
        Assert.Equal(24, body.Split("<temperature_return>45.2</temperature_return>").Length - 1);
        Assert.Equal(24, body.Split("<volume>0.06</volume>").Length - 1);
    }

    [Fact]
    public async Task The_platform_accepts_the_temperature_that_a_weather_service_tells_of_each_heat_meter()
    {
        using var world = World(root =>
        {
            root["gateway"]!["tenant"] = "20";
            root["meters"] = JsonNode.Parse("""{ "64123456": { "element": "H7", "carrier": "heat" }, "64123457": { "element": "W7", "carrier": "water" } }""");
        });
        var states = Enumerable.Range(0, 25).Select(hour => (hour, 1000 + (2 * hour))).ToList();
        Drop(world, "heat", "h.hex", states);
        Drop(world, "water", "w.hex", states, "64123457", coding: "0416");
        var weather = KalundborgDrop.Temperatures(new LocalDate(2013, 11, 11), Enumerable.Range(0, 24).Select(hour => (Start + Duration.FromHours(hour + 1), hour - 4.5)));
        world.Drop("weather", Path.GetFileName(weather.Path), weather.Content);
        await world.PassAsync();

        await using var platform = await AggregationWorld.Create();
        var body = Encoding.UTF8.GetString(Assert.Single(world.Platform.Bodies));
        var receipt = await platform.SendBytes(platform.Sign(body));

        Assert.Equal((72, 0, 0), (receipt.Accepted, receipt.Duplicate, receipt.Rejected));
        Assert.Equal(24, body.Split("<temperature_out>").Length - 1);
        Assert.Contains($"<measure_timestamp_end>{Start + Duration.FromHours(1)}</measure_timestamp_end><temperature_out>-4.5</temperature_out>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_temperatures_of_a_heat_meter_that_tells_none_follow_from_its_registers()
    {
        using var world = World(root =>
        {
            root["profiles"] = JsonNode.Parse("""
                { "registers": {
                    "format": "csv", "delimiter": ";", "columns": { "meter": "meter", "date": "at" },
                    "values": [
                      { "column": "e", "quantity": "energy_register", "unit": "kWh" }, { "column": "v", "quantity": "volume_register", "unit": "m3" },
                      { "column": "e8", "quantity": "inlet_register", "unit": "m3.Cel" }, { "column": "e9", "quantity": "return_register", "unit": "m3.K" }
                    ],
                    "time": { "pattern": "uuuu-MM-dd'T'HH:mm:ss'Z'", "zone": "UTC", "resolution": "instant" } } }
                """);
            root["sources"] = JsonNode.Parse(
                """[ { "id": "heat", "type": "hotFolder", "path": "in/heat", "profile": "registers", "ready": { "stableFor": "PT0S" } } ]""");
        });
        world.Drop("heat", "registers.csv", ["meter;at;e;v;e8;e9", .. Enumerable.Range(0, 25).Select(hour => string.Create(
            CultureInfo.InvariantCulture,
            $"{Heat};{Start + Duration.FromHours(hour)};{1000 + (2 * hour)};{50 + (0.06 * hour):0.###};"
            + $"{8000 + (4.47 * hour):0.###};{3500 + (2.712 * hour):0.###}"))]);

        await world.PassAsync();

        var body = Encoding.UTF8.GetString(Assert.Single(world.Platform.Bodies));
        Assert.Equal(24, body.Split("<volume>0.06</volume>").Length - 1);
        Assert.Equal(24, body.Split("<temperature_flow>74.5</temperature_flow>").Length - 1);
        Assert.Equal(24, body.Split("<temperature_return>45.2</temperature_return>").Length - 1);
        Assert.DoesNotContain("_register>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_of_simulated_houses_is_sent_whole_with_its_losses_estimated()
    {
        var site = new SimulatedHouses(seed: 3, houses: 3);
        var day = new LocalDate(2019, 3, 1);
        using var world = World(
            root =>
            {
                root["meters"] = Meters(site);
                root["uplink"]!["parallel"] = 4;
            },
            new DateTimeOffset(2019, 4, 3, 9, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < 32; i++)
        {
            foreach (var file in site.FilesOf(day.PlusDays(i), day))
                world.Drop(file.Path.Split('/')[1], Path.GetFileName(file.Path), file.Content);
        }

        var pass = await world.PassAsync();

        Assert.Equal((0, 0), (pass.Pending, pass.FilesLeft));
        var hours = world.Platform.Bodies.SelectMany(Messages).GroupBy(hour => (hour.Meter, hour.Start)).Select(group => group.Last()).ToList();
        var sent = hours.Where(hour => hour.Start >= day.AtStartOfDayInZone(site.Zone).ToInstant() && hour.Start < new LocalDate(2019, 4, 1).AtStartOfDayInZone(site.Zone).ToInstant()).ToList();
        var expected = 743 * 9;
        Assert.InRange(sent.Count, (int)(0.99 * expected), expected);
        Assert.InRange(sent.Count(hour => hour.Quality == "estimated"), 1, (int)(0.1 * expected));
        foreach (var meter in sent.GroupBy(hour => hour.Meter).Where(group => group.Key.StartsWith("64", StringComparison.Ordinal)))
        {
            var index = int.Parse(meter.Key[^3..], CultureInfo.InvariantCulture) - 1;
            var truth = meter.Sum(hour => site.Houses[index].At(hour.Start.ToUnixTimeSeconds() / 3600).HeatKwh);
            Assert.Equal(truth, meter.Sum(hour => double.Parse(hour.Value, CultureInfo.InvariantCulture)), truth * 0.01);
        }
    }

    private static JsonObject Meters(SimulatedHouses site) => new(site.Manifest.Assets.SelectMany(asset =>
        (asset.Meters ?? []).Select(meter => (meter.Source, meter.Carrier)).Prepend((asset.Id, "power"))
            .Select(meter => KeyValuePair.Create<string, JsonNode?>(meter.Item1, new JsonObject { ["element"] = meter.Item1, ["carrier"] = meter.Item2 }))));
}
