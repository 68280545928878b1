using System.Text.Json.Nodes;
using UrbGrade.Gateway.Commands;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Commands;

public sealed class MeterCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string config;

    public MeterCommandTests()
    {
        config = folder.File("gateway.json");
        var root = GatewayWorld.Configuration(folder.Path);
        root["gateway"]!["kind"] = "kalundborg";
        File.WriteAllText(config, root.ToJsonString());
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_meter_is_added_replaced_listed_and_removed()
    {
        Environment.SetEnvironmentVariable("METER_TEST_KEY", "000102030405060708090A0B0C0D0E0F");
        await Expect(ExitCode.Ok, "meter", "add", "64123456", "--element", "H7", "--carrier", "heat", "--key", "env:METER_TEST_KEY", "--latitude", "55.65", "--longitude", "11.28");
        var added = SettingsFile.Load(config).Meters.Single(meter => meter.Element == "H7");
        Assert.Equal((Carrier.Heat, 16, 55.65), (added.Carrier, added.Key!.Length, added.Position!.Latitude));

        await Expect(ExitCode.Ok, "meter", "replace", "64123456", "64999999", "--at", "2014-05-01T10:00:00Z");
        var replaced = SettingsFile.Load(config).Meters.Single(meter => meter.Element == "H7");
        Assert.Equal(["64999999", "64123456"], replaced.Meters);
        Assert.Null(replaced.Key);

        var (_, list, _) = await Run("meter", "list", "--json");
        var line = JsonNode.Parse(list)!.AsArray().Single(meter => (string?)meter!["element"] == "H7")!;
        Assert.Equal("64123456 until 2014-05-01T10:00:00Z", (string?)line["replaced"]![0]);

        await Expect(ExitCode.Ok, "meter", "remove", "64999999");
        Assert.DoesNotContain(SettingsFile.Load(config).Meters, meter => meter.Element == "H7");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_leaves_the_file_as_it_was()
    {
        await Expect(ExitCode.Ok, "meter", "add", "64123456", "--carrier", "heat");
        var before = await File.ReadAllTextAsync(folder.File("conf.d/meters.json"), TestContext.Current.CancellationToken);

        Assert.Contains("is registered", (await Expect(ExitCode.Failed, "meter", "add", "64123456")).Error, StringComparison.Ordinal);
        Assert.Contains("another file", (await Expect(ExitCode.Failed, "meter", "remove", GatewayWorld.Cups)).Error, StringComparison.Ordinal);
        Assert.Contains("no meter 7", (await Expect(ExitCode.Failed, "meter", "replace", "7", "8")).Error, StringComparison.Ordinal);
        Assert.Contains("never the key itself", (await Expect(ExitCode.Usage, "meter", "add", "9", "--key", "000102030405060708090A0B0C0D0E0F")).Error, StringComparison.Ordinal);
        await Expect(ExitCode.Usage, "meter", "add", "10", "--element", "477");

        Assert.Equal(before, await File.ReadAllTextAsync(folder.File("conf.d/meters.json"), TestContext.Current.CancellationToken));
    }

    private async Task<(int Code, string Output, string Error)> Expect(int code, params string[] arguments)
    {
        var run = await Run(arguments);
        Assert.True(code == run.Code, run.Output + run.Error);
        return run;
    }

    private Task<(int Code, string Output, string Error)> Run(params string[] arguments) => CommandRun.InvokeAsync([.. arguments, "--config", config]);
}
