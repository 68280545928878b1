using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Bus.Validation;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Store;
using static UrbGrade.Tests.Gateway.Sites.KalundborgWorld;

namespace UrbGrade.Tests.Gateway.Sites;

public sealed class KalundborgTests
{
    [Fact]
    public async Task Telegrams_of_a_register_become_signed_hours_with_their_quality()
    {
        using var world = World();
        Drop(world, "heat", "a.hex", Enumerable.Range(0, 97).Where(hour => hour is < 60 or > 64).Select(hour => (hour, 1000 + (2 * hour))));

        var pass = await world.PassAsync();

        Assert.Equal((1, 4, 0, 0), (pass.Files, pass.Composed, pass.Pending, pass.Failures));
        var hours = world.Platform.Bodies.SelectMany(Messages).OrderBy(hour => hour.Start).ToList();
        Assert.Equal(96, hours.Count);
        Assert.All(hours, hour => Assert.Equal(("002", "001", "SeasNve", "H7", "2"), (hour.Type, hour.Version, hour.Source, hour.Meter, hour.Value)));
        Assert.Equal(Enumerable.Range(59, 6), hours.Where(hour => hour.Quality == "estimated").Select(hour => (int)(hour.Start - Start).TotalHours));
        Assert.Equal("03-gap like-day ES", hours[60].Method);
    }

    [Fact]
    public void A_day_that_comes_in_any_order_and_portions_gives_the_same_intervals()
    {
        var states = Enumerable.Range(0, 200).Where(hour => hour is < 60 or > 70).Select(hour => (hour, 1000 + (hour * 3 % 7) + (5 * hour))).ToList();
        using var whole = World();
        Drop(whole, "heat", "all.hex", states);
        Take(whole);

        using var parts = World();
        foreach (var (part, index) in states.Chunk(37).Reverse().Select((part, index) => (part, index)))
        {
            Drop(parts, "heat", $"{index}.hex", part);
            Take(parts);
        }

        Assert.NotEmpty(whole.Cleansed());
        Assert.Equal(whole.Cleansed(), parts.Cleansed());
    }

    [Fact]
    public void An_estimate_gives_way_to_what_arrives_late_and_its_day_is_sent_again()
    {
        using var world = World();
        Drop(world, "heat", "a.hex", Enumerable.Range(0, 97).Where(hour => hour is < 60 or > 64).Select(hour => (hour, 1000 + (hour * hour))));
        Take(world);
        Assert.Equal(6, world.Cleansed().Count(reading => reading.Quality == ReadingQuality.Estimated));
        world.Compose();

        Drop(world, "heat", "late.hex", Enumerable.Range(60, 5).Select(hour => (hour, 1000 + (hour * hour))));
        Take(world);

        Assert.All(world.Cleansed(), reading => Assert.Equal(ReadingQuality.Measured, reading.Quality));
        Assert.Equal(1, world.Compose());
        Assert.Equal("KAL-07/2013-11-13/r2", world.Batches().Single(batch => batch.Revision == 2).Id);
    }

    [Fact]
    public void Raw_states_stay_as_they_were_delivered_whatever_the_rules_make_of_them()
    {
        using var world = World();
        Drop(world, "heat", "a.hex", Enumerable.Range(0, 97).Select(hour => (hour, hour == 50 ? 90_000 : 1000 + (2 * hour))));
        Take(world);

        Assert.Equal(97, world.Database.Read(connection => connection.Scalar<long>("SELECT COUNT(*) FROM raw_reading")));
        Assert.Equal(90_000, world.Database.Read(connection => connection.Scalar<double>("SELECT MAX(value) FROM raw_reading")));
        Assert.Equal(VecRule.Spike, world.Database.Read(connection => connection.Scalar<string>("SELECT rule FROM vec_finding")));
        Assert.Equal(192, world.Cleansed().Sum(reading => reading.Value));
    }

    [Fact]
    public async Task A_replaced_meter_keeps_its_series()
    {
        using var world = World(root => root["meters"] = JsonNode.Parse($$"""
            { "{{NewHeat}}": { "element": "H7", "carrier": "heat", "replaced": [ { "meter": "{{Heat}}", "until": "2013-11-12T23:00:00Z" } ] } }
            """));
        Drop(world, "heat", "old.hex", Enumerable.Range(0, 60).Select(hour => (hour, 1000 + (2 * hour))));
        Drop(world, "heat", "new.hex", Enumerable.Range(48, 49).Select(hour => (hour, 3 * hour)), NewHeat);

        await world.PassAsync();

        var hours = world.Platform.Bodies.SelectMany(Messages).OrderBy(hour => hour.Start).ToList();
        Assert.Equal(96, hours.Count);
        Assert.All(hours, hour => Assert.Equal(("H7", (hour.Start - Start).TotalHours < 48 ? "2" : "3"), (hour.Meter, hour.Value)));
    }

    [Fact]
    public void Daily_heat_becomes_hours_that_add_up_to_its_register_and_a_day_that_does_not_is_noted()
    {
        using var world = World(root => root["sources"] = JsonNode.Parse("""
            [ { "id": "heat", "type": "hotFolder", "path": "in/heat", "profile": "eforsyning", "ready": { "stableFor": "PT0S" } } ]
            """));
        var text = Encoding.Latin1.GetString(GatewaySamples.Read("kalundborg/eforsyning_varme.csv")).Replace("0,071;MWh", "0,081;MWh", StringComparison.Ordinal);
        world.Drop("heat", "varme.csv", Encoding.Latin1.GetBytes(text));

        Take(world);

        var hours = world.Cleansed().Where(reading => reading.Method.Length > 0).ToList();
        Assert.Equal(6 * 24, hours.Count);
        Assert.All(hours, hour => Assert.Equal(ReadingQuality.Estimated, hour.Quality));
        Assert.Equal(71, hours.Skip(24).Take(24).Sum(hour => hour.Value), 6);
        var noted = world.Database.Read(connection => connection.Query("SELECT rule, from_at, text FROM vec_finding", row => (row.GetString(0), Instant.FromUnixTimeSeconds(row.GetInt64(1)), row.GetString(2))));
        Assert.Equal((VecRule.SumCheck, Instant.FromUtc(2013, 11, 13, 23, 0), "81 is delivered, the register counted 71"), Assert.Single(noted));
    }

    [Fact]
    public void Neither_the_time_between_daily_reads_nor_that_of_a_device_taken_away_is_a_gap()
    {
        using var world = World(root =>
        {
            root["meters"] = JsonNode.Parse($$"""
                { "{{NewHeat}}": { "element": "H7", "carrier": "heat", "replaced": [ { "meter": "{{Heat}}", "until": "2013-11-12T23:00:00Z" } ] } }
                """);
        });
        Drop(world, "heat", "old.hex", Enumerable.Range(0, 3).Select(day => (24 * day, 1000 + (48 * day))));
        Drop(world, "heat", "new.hex", [(48, 0), (72, 48), (96, 96)], NewHeat);
        Take(world);

        Assert.Empty(ReadingGaps.Find(world.Database, world.Settings.Meters, Start, Start + Duration.FromDays(4)));
        var gap = Assert.Single(ReadingGaps.Find(world.Database, world.Settings.Meters, Start, Start + Duration.FromDays(5)));
        Assert.Equal((NewHeat, "energy", Start + Duration.FromDays(4), 24), (gap.Meter, gap.Quantity, gap.From, gap.Hours));
        var asset = Assert.Single(world.Settings.Meters);
        Assert.Equal(
            [new LocalDate(2013, 11, 12), new LocalDate(2013, 11, 13)],
            world.Database.Read(connection => FillableDays.Find(connection, asset, new SiteCalendar(world.Settings.Site.Zone), new Interval(Start + Duration.FromDays(1), Start + Duration.FromDays(3)))));
    }
}
