using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Bus.Validation;
using UrbGrade.Gateway.Sites;
using UrbGrade.Tests.Gateway.Sites;

namespace UrbGrade.Tests.Gateway.Cleanse;

/// <summary>Rules that need more than one series, as a configuration asks for them.</summary>
public sealed class MeterReviewsTests
{
    private static readonly Instant Start = Instant.FromUtc(2013, 11, 10, 23, 0);

    [Fact]
    public void Meters_below_a_meter_have_to_add_up_to_it_day_by_day()
    {
        using var world = Houses("""{ "balances": [ { "parent": "P", "children": [ "A", "B" ], "mostLoss": 0.05 } ] }""", """{ "P": { "element": "p" }, "A": { "element": "a" }, "B": { "element": "b" } }""");
        Drop(world, "p.csv", "P", 72, _ => 10);
        Drop(world, "a.csv", "A", 72, _ => 6);
        Drop(world, "b.csv", "B", 72, hour => hour is >= 24 and < 48 ? 1 : 3.8);

        Take(world);

        var finding = Assert.Single(Findings(world));
        Assert.Equal(("P", VecRule.SumCheck, Start + Duration.FromDays(1), "240 where A, B add up to 168"), finding);

        Drop(world, "b2.csv", "B", 72, _ => 3.8);
        Take(world);
        Assert.Empty(Findings(world));
    }

    [Fact]
    public void A_day_that_one_of_the_meters_does_not_cover_is_not_judged()
    {
        using var world = Houses("""{ "balances": [ { "parent": "P", "children": [ "A" ] } ] }""", """{ "P": { "element": "p" }, "A": { "element": "a" } }""");
        Drop(world, "p.csv", "P", 48, _ => 10);
        Drop(world, "a.csv", "A", 20, _ => 1);

        Take(world);

        Assert.Empty(Findings(world));
    }

    [Theory]
    [InlineData("""[ { "parent": "X", "children": [ "A" ] } ]""", "cleanse.balances[0].parent: 'X'; allowed: one of 'meters'")]
    [InlineData("""[ { "parent": "P", "children": [ "W" ] } ]""", "cleanse.balances[0].children: 'W' measures water; allowed: meters of power")]
    [InlineData("""[ { "parent": "P" } ]""", "cleanse.balances[0].children: missing")]
    [InlineData("""[ { "parent": "P", "children": [ "A" ], "leastLoss": 0.5 } ]""", "cleanse.balances[0].mostLoss: 0.05; allowed: at least leastLoss")]
    public void A_balance_that_cannot_be_is_named(string balances, string problem)
    {
        var invalid = Assert.Throws<UrbGrade.Gateway.Configuration.SettingsException>(() => Houses(
            $$"""{ "balances": {{balances}} }""", """{ "P": { "element": "p" }, "A": { "element": "a" }, "W": { "element": "w", "carrier": "water" } }"""));

        Assert.StartsWith(problem, Assert.Single(invalid.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("threePhaseNeutral", 230, 0)]
    [InlineData("threePhase", 398.4, 0)]
    [InlineData("singlePhase", 230, 1)]
    [InlineData("none", 12, 0)]
    public void Power_has_to_fit_voltage_and_current(string connection, double volt, int findings)
    {
        using var world = Cabinet(connection);
        DropPower(world, "a.csv", 8, _ => 10, volt);

        Take(world);

        Assert.Equal(findings, Findings(world).Count);
    }

    [Fact]
    public void Power_that_does_not_fit_for_a_while_is_one_finding_until_it_is_put_right()
    {
        using var world = Cabinet("threePhaseNeutral");
        DropPower(world, "a.csv", 12, quarter => quarter is >= 4 and < 7 ? 7 : 10, 230);
        Take(world);

        var finding = Assert.Single(Findings(world));
        Assert.Equal(("UBX-001", VecRule.Physics, Start + Duration.FromMinutes(60)), (finding.Meter, finding.Rule, finding.From));
        Assert.Equal((Start + Duration.FromMinutes(90)).ToUnixTimeSeconds(), world.Database.Read(connection => connection.Scalar<long>("SELECT to_at FROM vec_finding")));

        DropPower(world, "b.csv", 12, _ => 10, 230);
        Take(world);
        Assert.Empty(Findings(world));
    }

    [Fact]
    public void What_a_coarse_current_hides_is_no_fault()
    {
        using var world = Cabinet("threePhaseNeutral");

        // 38 W draw 0.055 A on each phase at a power factor of 1: 0.06 A is what the module shows.
        world.Drop("power", "a.csv", "meter;at;p;u;i;f", $"UBX-001;{Start};38;230;0.06;1");
        Take(world);

        Assert.Empty(Findings(world));
    }

    private static List<(string Meter, string Rule, Instant From, string Text)> Findings(GatewayWorld world) => world.Database.Read(connection => connection.Query(
        "SELECT s.meter, f.rule, f.from_at, f.text FROM vec_finding f JOIN series s ON s.id = f.series WHERE f.rule IN ('09-sum-check', '11-physics') ORDER BY f.from_at",
        row => (row.GetString(0), row.GetString(1), Instant.FromUnixTimeSeconds(row.GetInt64(2)), row.GetString(3))));

    private static GatewayWorld Houses(string cleanse, string meters) => KalundborgWorld.World(root =>
    {
        root["cleanse"] = JsonNode.Parse(cleanse);
        root["meters"] = JsonNode.Parse(meters);
        root["sources"] = JsonNode.Parse("""[ { "id": "hours", "type": "hotFolder", "path": "in/hours", "profile": "ftp-intervals", "ready": { "stableFor": "PT0S" } } ]""");
    });

    private static GatewayWorld Cabinet(string connection) => new(
        root =>
        {
            root["gateway"]!["kind"] = SiteKinds.Eibar.Name;
            root["meters"] = JsonNode.Parse($$"""{ "UBX-001": { "element": "EIB-CM01", "connection": "{{connection}}" } }""");
            root["profiles"] = JsonNode.Parse("""
                { "module": {
                    "format": "csv", "delimiter": ";", "columns": { "meter": "meter", "date": "at" },
                    "values": [
                      { "column": "p", "quantity": "power", "unit": "W" }, { "column": "u", "quantity": "voltage_l1", "unit": "V" },
                      { "column": "i", "quantity": "current_l1", "unit": "A" }, { "column": "f", "quantity": "power_factor", "unit": "1" }
                    ],
                    "time": { "pattern": "uuuu-MM-dd'T'HH:mm:ss'Z'", "zone": "UTC", "resolution": "PT15M" } } }
                """);
            root["sources"] = JsonNode.Parse("""[ { "id": "power", "type": "hotFolder", "path": "in/power", "profile": "module", "ready": { "stableFor": "PT0S" } } ]""");
        });

    private static void Drop(GatewayWorld world, string name, string meter, int hours, Func<int, double> kwh) => world.Drop(
        "hours", name,
        ["Meter;Register;FromUtc;ToUtc;Value;Unit;Status", .. Enumerable.Range(0, hours).Select(hour => string.Create(
            CultureInfo.InvariantCulture, $"{meter};1.8.0;{Start + Duration.FromHours(hour):uuuu-MM-dd'T'HH:mm'Z'};{Start + Duration.FromHours(hour + 1):uuuu-MM-dd'T'HH:mm'Z'};{kwh(hour)};kWh;VALID"))]);

    // 10 A at 230 V and 0.9 on three phases are 6210 W.
    private static void DropPower(GatewayWorld world, string name, int quarters, Func<int, double> ampere, double volt) => world.Drop(
        "power", name,
        ["meter;at;p;u;i;f", .. Enumerable.Range(0, quarters).Select(quarter => string.Create(
            CultureInfo.InvariantCulture, $"UBX-001;{Start + Duration.FromMinutes(15 * quarter)};6210;{volt};{ampere(quarter)};0.9"))]);

    private static void Take(GatewayWorld world)
    {
        world.Take();
        world.Get<SeriesCleansing>().Run(CancellationToken.None);
    }
}
