using System.Text.Json.Nodes;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Configuration;

public sealed class SettingsFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("gateway", "timeZone", "\"Europe/Madird\"", "gateway.timeZone: 'Europe/Madird'; allowed: an IANA time zone such as Europe/Madrid")]
    [InlineData("gateway", "site", "\"BCN 01\"", "gateway.site: 'BCN 01'; allowed: letters, digits, '-' and '_', at most 40")]
    [InlineData("gateway", "kind", "\"lisbon\"", "gateway.kind: 'lisbon'; allowed: barcelona")]
    [InlineData("uplink", "endpoint", "\"http://platform.example/aggregation\"", "uplink.endpoint: 'http://platform.example/aggregation'; allowed: an https address such as https://platform.example/aggregation")]
    [InlineData("uplink", "endpont", "\"https://x\"", "uplink.endpont: unknown key; allowed: batch, endpoint, parallel,")]
    [InlineData("uplink", "parallel", "0", "uplink.parallel: 0; allowed: a number from 1 to 32")]
    [InlineData("uplink", "parallel", "1.5", "uplink.parallel: 1.5; allowed: a whole number from 1 to 32")]
    [InlineData("uplink", "schedule", "\"15 2 * * *\"", "uplink.schedule: '15 2 * * *'; allowed: HH:mm in the site's time, continuous")]
    [InlineData("uplink", "settle", "\"10 minutes\"", "uplink.settle: '10 minutes'; allowed: an ISO 8601 duration of at least PT0S, such as PT10M")]
    [InlineData("uplink", "signing", "{ \"certificate\": \"a.p12\", \"password\": \"secret\" }", "uplink.signing.password: a secret in plain text; allowed: credential:NAME, env:NAME")]
    [InlineData("uplink", "trust", "{ }", "uplink.trust.receipts: missing; allowed: PEM files of the platform's signing certificate")]
    [InlineData("buffer", "maxSize", "\"lots\"", "buffer.maxSize: 'lots'; allowed: a size such as 500MiB or 2GiB")]
    [InlineData("clock", "rejectBefore", "\"2010\"", "clock.rejectBefore: '2010'; allowed: a day such as 2010-01-01")]
    public void A_value_that_will_not_do_is_named_with_its_key_and_what_would_do(string section, string key, string value, string expected)
    {
        var root = GatewayWorld.Configuration(folder.Path);
        if (root[section] is null)
            root[section] = new JsonObject();
        root[section]![key] = JsonNode.Parse(value);

        var problem = Assert.Single(Assert.Throws<SettingsException>(() => SettingsFile.Read(root, folder.File("gateway.json"))).Problems);

        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_show_at_once()
    {
        var root = JsonNode.Parse("""{ "gateway": { "site": "BCN-01" }, "sources": [ { "id": "a", "type": "gopher", "path": "in", "profile": "nope" } ] }""")!.AsObject();

        var problems = Assert.Throws<SettingsException>(() => SettingsFile.Read(root, folder.File("gateway.json"))).Problems;

        Assert.Contains("gateway.tenant: missing; allowed: a text", problems);
        Assert.Contains("gateway.state: missing; allowed: a text", problems);
        Assert.Contains("uplink.endpoint: missing; allowed: a text", problems);
        Assert.Contains(problems, problem => problem.StartsWith("sources[0].type: 'gopher'; allowed: hotFolder, ", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("sources[0].profile: 'nope'; allowed: edistribucion, datadis, temperature, prices", StringComparison.Ordinal));
        Assert.Equal(problems.Count, problems.Distinct().Count());
    }

    [Fact]
    public void A_meter_or_element_that_stands_twice_is_a_problem()
    {
        var root = GatewayWorld.Configuration(folder.Path);
        root["meters"]!["OTHER"] = JsonNode.Parse("""{ "element": "477", "sensors": ["BCN-DW-014-T1"] }""");

        var problems = Assert.Throws<SettingsException>(() => SettingsFile.Read(root, folder.File("gateway.json"))).Problems;

        Assert.Equal(2, problems.Count);
    }

    [Fact]
    public void Comments_are_welcome_and_paths_are_relative_to_the_file()
    {
        var file = folder.File("gateway.json");
        File.WriteAllText(file, "// Barcelona\n" + GatewayWorld.Configuration(folder.Path).ToJsonString().Replace(folder.Path + "/state", "state", StringComparison.Ordinal));

        var settings = SettingsFile.Load(file);

        Assert.Equal(folder.File("state"), settings.Site.State);
        Assert.Equal(folder.File("gateway.p12"), settings.Uplink.Signing.Certificate);
        Assert.Equal(Path.Combine(folder.Path, "in", "energy"), settings.Sources[0].Path);
        Assert.Equal(["ES0031400000000001XX0F", "BCN-DW-014-T1"], settings.Meters[0].Meters);
    }

    [Fact]
    public void The_configuration_made_from_a_manifest_can_be_used_as_it_is()
    {
        var site = new SimulatedSite(seed: 1, shops: 5);
        var file = folder.File("gateway.json");
        File.WriteAllText(file, SampleSettings.Write(site.Manifest, new SampleOptions(UrbGrade.Gateway.Sites.SiteKinds.Barcelona, 
            "state", "drop", "https://127.0.0.1:8443/aggregation", "gateway.p12", "env:GATEWAY_PASSWORD", ["platform.pem"], ["ca.pem"], Demo: true, new SamplePeers())));

        var settings = SettingsFile.Load(file);

        Assert.Equal(("BCN-01", "20", "Europe/Madrid"), (settings.Site.Code, settings.Site.Tenant, settings.Site.Zone.Id));
        Assert.Equal(["curves", "sensors", "prices"], settings.Sources.Select(source => source.Id));
        Assert.Equal(5, settings.Meters.Count);
        Assert.Null(settings.Uplink.SendAt);
    }

    [Fact]
    public void The_documented_configuration_is_one()
    {
        var settings = SettingsFile.Load(Path.Combine(Checkout.Root, "UrbGrade.Gateway", "Sites", "Barcelona", "gateway.json"));

        Assert.Equal(new NodaTime.LocalTime(2, 15), settings.Uplink.SendAt);
        Assert.Equal(2L << 30, settings.Buffer.MaxBytes);
        Assert.Equal(41.4036, settings.Meters[0].Position!.Latitude);
    }

    [Fact]
    public void A_key_that_stands_twice_is_a_problem_and_not_the_last_word()
    {
        File.WriteAllText(folder.File("gateway.json"), """{ "meters": { "A": { "element": "1" }, "A": { "element": "2" } } }""");

        Assert.Throws<SettingsException>(() => SettingsFile.Load(folder.File("gateway.json")));
    }

    [Fact]
    public void Parts_and_the_environment_change_and_add_to_the_file()
    {
        var file = folder.File("gateway.json");
        File.WriteAllText(file, GatewayWorld.Configuration(folder.Path).ToJsonString());
        Directory.CreateDirectory(folder.File("conf.d"));
        File.WriteAllText(folder.File("conf.d/10-more.json"), """
            { "uplink": { "parallel": 2, "timeout": "PT5S" }, "sources": [ { "id": "late", "type": "hotFolder", "path": "in/late", "profile": "prices" } ] }
            """);
        File.WriteAllText(folder.File("conf.d/20-last.json"), """{ "uplink": { "parallel": 7 } } // the last word""");
        Environment.SetEnvironmentVariable("URBGRADE_GATEWAY__sources__3__pattern", "late_*.csv");
        try
        {
            var settings = SettingsFile.Load(file);

            Assert.Equal((7, TimeSpan.FromSeconds(5)), (settings.Uplink.Parallel, settings.Uplink.Timeout));
            Assert.Equal(["energy", "sensors", "prices", "late"], settings.Sources.Select(source => source.Id));
            Assert.Equal("late_*.csv", settings.Sources[3].Pattern);
        }
        finally
        {
            Environment.SetEnvironmentVariable("URBGRADE_GATEWAY__sources__3__pattern", null);
        }

        File.WriteAllText(folder.File("conf.d/30-bad.json"), "{ \"uplink\": ");
        Assert.EndsWith("30-bad.json", Assert.Throws<SettingsException>(() => SettingsFile.Load(file)).File, StringComparison.Ordinal);
    }

    [Fact]
    public void The_effective_configuration_has_the_defaults_and_reads_as_the_same_settings()
    {
        var root = GatewayWorld.Configuration(folder.Path);
        root["uplink"]!["signing"]!["password"] = "env:NOT_SHOWN";
        var record = new SettingsKey();
        var settings = SettingsFile.Read(root, folder.File("gateway.json"), record);

        var effective = record.Effective()!.AsObject();

        Assert.Equal("PT100S", (string?)effective["uplink"]!["timeout"]);
        Assert.Equal(0.8, (double?)effective["buffer"]!["warnAt"]);
        Assert.Equal("*.csv", (string?)effective["sources"]![1]!["pattern"]);
        Assert.Equal("477", (string?)effective["meters"]![GatewayWorld.Cups]!["element"]);
        Assert.Equal("env:NOT_SHOWN", (string?)effective["uplink"]!["signing"]!["password"]);
        var again = SettingsFile.Read(effective, folder.File("gateway.json"));
        Assert.Equal(settings.Uplink.Retry, again.Uplink.Retry);
        Assert.Equal(settings.Sources.Select(source => (source.Id, source.Path, source.StableFor)), again.Sources.Select(source => (source.Id, source.Path, source.StableFor)));
    }

    public void Dispose() => folder.Dispose();
}
