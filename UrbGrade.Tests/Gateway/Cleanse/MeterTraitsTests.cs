using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Tests.Gateway.Sites;

namespace UrbGrade.Tests.Gateway.Cleanse;

/// <summary>What a configuration says of single meters: zeros that mean nothing, and energy that is fed in.</summary>
public sealed class MeterTraitsTests
{
    private static readonly Instant Start = Instant.FromUtc(2013, 11, 10, 23, 0);

    [Fact]
    public void Zeros_that_stand_for_nothing_are_estimated_and_stay_so_whatever_comes_later()
    {
        using var world = House("""{ "P": { "element": "p", "zeroIsMissing": true } }""");
        Drop(world, "a.csv", 0, 96, hour => hour is >= 50 and < 53 ? 0 : 1 + (hour % 24));
        Take(world);
        var first = Zeros(world);
        Assert.Equal([3, 4, 5], first.Select(reading => Math.Round(reading.Value)));
        Assert.All(first, reading => Assert.Equal((ReadingQuality.Estimated, "10-zero-as-missing like-day EX"), (reading.Quality, reading.Method)));

        Drop(world, "b.csv", 96, 24, hour => 1 + (hour % 24));
        Take(world);
        Assert.Equal(first, Zeros(world));
        Drop(world, "again.csv", 50, 3, _ => 0);
        Take(world);
        Assert.Equal(first, Zeros(world));
        Assert.Equal(3, world.Database.Read(connection => connection.Scalar<long>("SELECT COUNT(*) FROM raw_reading WHERE value = 0")));

        Drop(world, "c.csv", 50, 3, _ => 2.5);
        Take(world);
        Assert.All(Zeros(world), reading => Assert.Equal((2.5, ReadingQuality.Measured), (reading.Value, reading.Quality)));
    }

    [Fact]
    public void Zeros_are_what_they_are_where_nothing_else_is_said()
    {
        using var world = House("""{ "P": { "element": "p" } }""");
        Drop(world, "a.csv", 0, 96, hour => hour is >= 50 and < 53 ? 0 : 1);

        Take(world);

        Assert.All(Zeros(world), reading => Assert.Equal((0, ReadingQuality.Measured), (reading.Value, reading.Quality)));
    }

    [Fact]
    public void A_site_that_estimates_nothing_holds_such_zeros_back()
    {
        using var world = new GatewayWorld(root => root["meters"]![GatewayWorld.Cups]!["zeroIsMissing"] = true);
        world.DropEnergy(new LocalDate(2014, 10, 17), value: hour => hour == 5 ? "0" : "1,5");

        Take(world);
        world.Compose();

        var held = Assert.Single(world.Cleansed(), reading => reading.Quality == ReadingQuality.Suspect);
        Assert.Equal((0, "10-zero-as-missing X"), (held.Value, held.Method.Replace("NX", "X", StringComparison.Ordinal).Replace("XN", "X", StringComparison.Ordinal)));
        Assert.Equal(23, world.Batches()[0].Messages);

        // The same again, in another file, is no confirmation here.
        world.DropEnergy(new LocalDate(2014, 10, 17), name: "again.csv", value: hour => hour == 5 ? "0,0" : "1,50");
        Take(world);
        Assert.Single(world.Cleansed(), reading => reading.Quality == ReadingQuality.Suspect);
        Assert.Equal(0, world.Compose());
    }

    [Fact]
    public void A_meter_that_feeds_in_may_count_below_zero_and_no_other()
    {
        using var world = House("""{ "P": { "element": "p", "exports": true } }""");
        using var other = House("""{ "P": { "element": "p" } }""");
        foreach (var one in new[] { world, other })
        {
            Drop(one, "a.csv", 0, 48, hour => hour == 12 ? -2.5 : 1);
            Take(one);
        }

        Assert.Contains(world.Cleansed(), reading => reading.Value == -2.5 && reading.Quality == ReadingQuality.Measured);
        Assert.DoesNotContain(other.Cleansed(), reading => reading.Value < 0);
        Assert.Equal(RowCode.OutOfRange, other.Database.Read(connection => connection.Scalar<string>("SELECT code FROM file_rejection")));
    }

    private static List<(string Start, double Value, ReadingQuality Quality, string Method, long Revision)> Zeros(GatewayWorld world)
    {
        var hours = Enumerable.Range(50, 3).Select(hour => (Start + Duration.FromHours(hour)).ToString()).ToHashSet();
        return [.. world.Cleansed().Where(reading => hours.Contains(reading.Start))];
    }

    private static GatewayWorld House(string meters) => KalundborgWorld.World(root =>
    {
        root["meters"] = JsonNode.Parse(meters);
        root["sources"] = JsonNode.Parse("""[ { "id": "hours", "type": "hotFolder", "path": "in/hours", "profile": "ftp-intervals", "ready": { "stableFor": "PT0S" } } ]""");
    });

    private static void Drop(GatewayWorld world, string name, int from, int hours, Func<int, double> kwh) => world.Drop(
        "hours", name,
        ["Meter;Register;FromUtc;ToUtc;Value;Unit;Status", .. Enumerable.Range(from, hours).Select(hour => string.Create(
            CultureInfo.InvariantCulture, $"P;1.8.0;{Start + Duration.FromHours(hour):uuuu-MM-dd'T'HH:mm'Z'};{Start + Duration.FromHours(hour + 1):uuuu-MM-dd'T'HH:mm'Z'};{kwh(hour)};kWh;VALID"))]);

    private static void Take(GatewayWorld world)
    {
        world.Take();
        world.Get<SeriesCleansing>().Run(CancellationToken.None);
    }
}
