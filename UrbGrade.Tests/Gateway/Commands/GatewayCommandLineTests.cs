using System.Text.Json;
using NodaTime;
using UrbGrade.Gateway.Commands;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Commands;

public sealed class GatewayCommandLineTests : IDisposable
{
    private readonly GatewayWorld gateway = new();
    private readonly string config;

    public GatewayCommandLineTests()
    {
        config = Path.Combine(gateway.Folder, "gateway.json");
        File.WriteAllText(config, GatewayWorld.Configuration(gateway.Folder).ToJsonString());
    }

    [Fact]
    public async Task Lint_passes_a_good_configuration_and_names_what_is_wrong_with_a_bad_one()
    {
        Assert.Equal(ExitCode.Ok, (await RunAsync("config", "lint", "--config", config)).Code);

        File.WriteAllText(config, """{ "gateway": { "site": "BCN-01", "colour": "red" } }""");
        var bad = await RunAsync("config", "lint", "--config", config);

        Assert.Equal(ExitCode.Usage, bad.Code);
        Assert.Contains("gateway.colour: unknown key; allowed: kind, site, state, statusPage, tenant, timeZone", bad.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("simulate")]
    [InlineData("batch", "list", "--state", "lost")]
    [InlineData("gaps", "--from", "yesterday")]
    public async Task What_is_no_command_ends_with_the_code_for_usage(params string[] args)
    {
        var result = await RunAsync(args);

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.NotEqual("", result.Error);
    }

    [Fact]
    public async Task A_number_that_is_none_is_refused_in_words_of_people()
    {
        var result = await RunAsync("batch", "list", "--most", "few");

        Assert.Equal(ExitCode.Usage, result.Code);
        Assert.Contains("--most: a whole number, not 'few'.", result.Error, StringComparison.Ordinal);
        Assert.Contains("See 'urbgrade-gateway batch list --help'.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("status")]
    public async Task Without_a_configuration_it_is_said_how_to_name_one(string verb)
    {
        var absent = await RunAsync(verb, "--config", Path.Combine(gateway.Folder, "other.json"));

        Assert.Equal(ExitCode.Usage, absent.Code);
        Assert.Contains("other.json", absent.Error, StringComparison.Ordinal);
        Assert.Contains("--config FILE", absent.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_file_that_is_not_there_is_named_with_what_to_do()
    {
        var file = gateway.Settings.Uplink.Signing.Certificate;
        File.Delete(file);

        var check = await RunAsync("check", "--config", config);

        Assert.Contains($"There is no certificate file {file}: name the", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_gaps_and_batches_come_as_lines_and_as_json()
    {
        gateway.DropEnergy(new LocalDate(2014, 10, 17), hours: 20);
        gateway.DropEnergy(new LocalDate(2014, 10, 18));
        gateway.Take();
        gateway.Compose();
        await gateway.SendAsync();

        var status = await RunAsync("status", "--config", config);
        Assert.Equal(ExitCode.Ok, status.Code);
        Assert.Contains("Batches: 2 acknowledged, 0 wait", status.Output, StringComparison.Ordinal);

        var gaps = await RunAsync("gaps", "--to", "2014-10-18", "--config", config, "--json");
        Assert.Equal(ExitCode.Degraded, gaps.Code);
        using var found = JsonDocument.Parse(gaps.Output);
        Assert.Equal("2014-10-17T18:00:00Z", found.RootElement[0].GetProperty("from").GetString());
        Assert.Equal(4, found.RootElement[0].GetProperty("hours").GetInt32());

        var list = await RunAsync("batch", "list", "--config", config);
        Assert.Contains("BCN-01/2014-10-18/r1  acknowledged  24", list.Output, StringComparison.Ordinal);

        var body = await RunAsync("batch", "show", "BCN-01/2014-10-18/r1", "--body", "--config", config);
        Assert.StartsWith("<urb:AggregateMessageRequest", body.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, (await RunAsync("batch", "show", "BCN-01/2014-10-19/r1", "--config", config)).Code);

        Assert.Equal(ExitCode.Ok, (await RunAsync("batch", "resend", "2014-10-18", "--config", config)).Code);
        Assert.Equal(1, gateway.Compose());
        Assert.Equal(ExitCode.Failed, (await RunAsync("batch", "resend", "2011-01-01", "--config", config)).Code);
    }

    [Fact]
    public async Task Preview_prints_readings_and_rejects_and_stores_nothing()
    {
        var file = Path.Combine(gateway.Folder, "mixed.csv");
        File.WriteAllBytes(file, GatewaySamples.Read("bad/mixed_decimals.csv"));

        var preview = await RunAsync("preview", file, "--profile", "edistribucion", "--explain", "--config", config);

        Assert.Equal(ExitCode.Failed, preview.Code);
        Assert.Contains("0.168 kWh", preview.Output, StringComparison.Ordinal);
        Assert.Contains("Looks like: 5 columns, separated by ';'", preview.Output, StringComparison.Ordinal);
        Assert.Contains("Line 3, column 4: InvalidNumber '0.182'", preview.Output, StringComparison.Ordinal);
        Assert.Equal(0, gateway.Count("file_ledger"));
    }

    [Fact]
    public async Task Check_names_what_is_missing_with_a_hint()
    {
        var check = await RunAsync("check", "--config", config, "--json");

        Assert.Equal(ExitCode.Failed, check.Code);
        using var checks = JsonDocument.Parse(check.Output);
        var certificate = checks.RootElement.EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == "certificate");
        Assert.Equal("fail", certificate.GetProperty("verdict").GetString());
        Assert.Contains("uplink.signing.certificate", certificate.GetProperty("hint").GetString(), StringComparison.Ordinal);
        Assert.Equal("ok", checks.RootElement.EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == "database").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Simulate_and_sample_make_a_site_and_its_configuration()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCode.Ok, (await RunAsync("simulate", "--out", folder.Path, "--seed", "5", "--from", "2024-03-30", "--to", "2024-04-01", "--shops", "3")).Code);
        var sample = await RunAsync("config", "sample", "--manifest", folder.File("site.json"), "--drop", folder.Path, "--state", "state");
        File.WriteAllText(folder.File("gateway.json"), sample.Output);

        Assert.Equal(ExitCode.Ok, (await RunAsync("config", "lint", "--config", folder.File("gateway.json"))).Code);
        Assert.Equal(3, Directory.GetFiles(folder.File("in/prices")).Length);
    }

    public void Dispose() => gateway.Dispose();

    private static Task<(int Code, string Output, string Error)> RunAsync(params string[] args) => CommandRun.InvokeAsync(args);
}
