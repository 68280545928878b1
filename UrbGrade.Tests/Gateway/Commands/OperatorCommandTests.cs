using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using NodaTime;
using UrbGrade.Gateway.Commands;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Commands;

/// <summary>The commands that an operator works with, against a gateway's real database and folders.</summary>
public sealed class OperatorCommandTests : IDisposable
{
    private static readonly LocalDate Day = new(2014, 10, 17);

    private readonly GatewayWorld gateway = new();
    private readonly string config;

    public OperatorCommandTests()
    {
        config = Path.Combine(gateway.Folder, "gateway.json");
        File.WriteAllText(config, GatewayWorld.Configuration(gateway.Folder).ToJsonString());
    }

    [Fact]
    public async Task Refused_files_are_listed_shown_and_read_again_once_they_are_mended()
    {
        gateway.Drop("energy", "wrong.csv", "CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO", $"{GatewayWorld.Cups};17/10/2014;1;1.5;R", $"{GatewayWorld.Cups};17/10/2014;2;1.5;R");
        gateway.Take();

        var list = await RunAsync("bad", "list", "--json");
        Assert.Equal(ExitCode.Degraded, list.Code);
        using (var letters = JsonDocument.Parse(list.Output))
            Assert.Equal(("energy", "wrong.csv"), (letters.RootElement[0].GetProperty("source").GetString(), letters.RootElement[0].GetProperty("name").GetString()));
        Assert.Contains("\"line\": 2", (await RunAsync("bad", "show", "wrong.csv")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, (await RunAsync("bad", "show", "other.csv")).Code);

        Assert.Equal(ExitCode.Ok, (await RunAsync("bad", "retry", "wrong.csv")).Code);
        Assert.Equal(["wrong.csv"], gateway.Files("in/energy").Where(file => !file.Contains('/', StringComparison.Ordinal)));
        gateway.Take();
        Assert.Equal(["wrong.csv", "wrong.csv.error.json"], gateway.Files("in/energy/bad"));
    }

    [Fact]
    public async Task A_discarded_file_stays_with_the_reason_and_leaves_an_event()
    {
        gateway.Drop("energy", "wrong.csv", "nothing", "of use");
        gateway.Take();
        Assert.Equal(ExitCode.Usage, (await RunAsync("bad", "discard", "wrong.csv")).Code);

        Assert.Equal(ExitCode.Ok, (await RunAsync("bad", "discard", "wrong.csv", "--reason", "a test export")).Code);

        Assert.Empty(gateway.Files("in/energy/bad"));
        Assert.Equal(["wrong.csv", "wrong.csv.discarded.json"], gateway.Files("in/energy/discarded"));
        Assert.Contains("a test export", await File.ReadAllTextAsync(Path.Combine(gateway.Folder, "in/energy/discarded/wrong.csv.discarded.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("1010", (await RunAsync("events", "--code", "1010")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await RunAsync("bad", "list")).Code);
    }

    [Fact]
    public async Task Events_are_found_by_time_and_code()
    {
        var now = TimeProvider.System.GetUtcNow();
        gateway.Database.Write(connection =>
        {
            EventTable.Add(connection, new GatewayEvent(now.AddHours(-3), EventCode.UplinkDown, "UplinkDown", "Critical", "long ago"));
            EventTable.Add(connection, new GatewayEvent(now.AddMinutes(-1), EventCode.UplinkRestored, "UplinkRestored", "Warning", "just now"));
        });

        Assert.DoesNotContain("long ago", (await RunAsync("events", "--since", "2h")).Output, StringComparison.Ordinal);
        Assert.Contains("just now", (await RunAsync("events", "--since", "2h")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("just now", (await RunAsync("events", "--since", "1d", "--code", "1405")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await RunAsync("events", "--since", "yesterday")).Code);
    }

    [Theory]
    [InlineData("90m", "2024-03-31T10:30:00")]
    [InlineData("7d", "2024-03-24T12:00:00")]
    [InlineData("2024-01-02", "2024-01-02T00:00:00")]
    [InlineData("2024-01-02T06:00:00Z", "2024-01-02T06:00:00")]
    [InlineData("2 hours", null)]
    public void A_time_is_written_as_a_while_ago_or_a_moment(string text, string? expected) =>
        Assert.Equal(expected, EventsCommand.Since(text, When.Instant("2024-03-31T12:00:00Z"))?.UtcDateTime.ToString("s"));

    [Fact]
    public async Task The_ledger_finds_files_by_name_and_hash_and_series_by_meter()
    {
        gateway.DropEnergy(Day);
        gateway.DropEnergy(Day, name: "rev.csv", value: hour => hour == 3 ? "9" : $"{hour}");
        gateway.Take();
        var hash = gateway.Database.Read(connection => connection.Scalar<string>("SELECT sha256 FROM file_ledger WHERE name='rev.csv'"))!;

        using var byName = JsonDocument.Parse((await RunAsync("ledger", "find", "2014-10-17", "--json")).Output);
        Assert.Equal(24, byName.RootElement.GetProperty("files")[0].GetProperty("new").GetInt32());
        using var byHash = JsonDocument.Parse((await RunAsync("ledger", "find", hash[..10], "--json")).Output);
        Assert.Equal("rev.csv", byHash.RootElement.GetProperty("files")[0].GetProperty("name").GetString());
        using var byMeter = JsonDocument.Parse((await RunAsync("ledger", "find", GatewayWorld.Cups, "--json")).Output);
        var series = byMeter.RootElement.GetProperty("series")[0];
        Assert.Equal((24, 25, 1), (series.GetProperty("readings").GetInt32(), series.GetProperty("delivered").GetInt32(), series.GetProperty("revised").GetInt32()));
        Assert.Equal(ExitCode.Failed, (await RunAsync("ledger", "find", "nowhere")).Code);
    }

    [Fact]
    public async Task A_receipt_is_verified_offline_and_a_changed_one_is_not_believed()
    {
        gateway.DropEnergy(Day);
        gateway.Take();
        gateway.Compose();
        await gateway.SendAsync();
        var receipt = Path.Combine(gateway.Folder, "receipt.xml");
        await File.WriteAllTextAsync(receipt, (await RunAsync("batch", "show", "BCN-01/2014-10-17/r1", "--receipt")).Output.TrimEnd(), TestContext.Current.CancellationToken);
        var platform = Path.Combine(gateway.Folder, "platform-signing.crt");
        await File.WriteAllTextAsync(platform, gateway.Platform.Signer.Certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);

        var stranger = await RunAsync("batch", "verify", receipt);
        Assert.Equal(ExitCode.Failed, stranger.Code);
        Assert.Contains("NOT TRUSTED", stranger.Output, StringComparison.Ordinal);
        var good = await RunAsync("batch", "verify", receipt, "--certificate", platform);
        Assert.Equal((ExitCode.Ok, ""), (good.Code, good.Error));
        Assert.Contains("A receipt, R-", good.Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(receipt, (await File.ReadAllTextAsync(receipt, TestContext.Current.CancellationToken)).Replace(">24<", ">23<", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var changed = await RunAsync("batch", "verify", receipt, "--certificate", platform);
        Assert.Equal(ExitCode.Failed, changed.Code);
        Assert.Contains("NOT VALID", changed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_requested_certificate_is_installed_with_its_key_and_the_one_before_is_kept()
    {
        var request = await RunAsync("cert", "request");
        Assert.Equal((ExitCode.Ok, ""), (request.Code, request.Error));
        Assert.Equal(ExitCode.Failed, (await RunAsync("cert", "request")).Code);
        var asked = CertificateRequest.LoadSigningRequestPem(request.Output, HashAlgorithmName.SHA256, signerSignaturePadding: RSASignaturePadding.Pkcs1);
        Assert.Equal("CN=BCN-01", asked.SubjectName.Name);
        using var authorityKey = RSA.Create(3072);
        var authority = new CertificateRequest("CN=Authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var issuer = authority.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(2));
        using var issued = asked.Create(issuer, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1), [1, 2, 3]);
        var pem = Path.Combine(gateway.Folder, "issued.pem");
        await File.WriteAllTextAsync(pem, issued.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(gateway.Folder, "gateway.p12"), "the one before", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(gateway.Folder, "platform.pem"), issuer.ExportCertificatePem(), TestContext.Current.CancellationToken);

        var install = await RunAsync("cert", "install", pem);

        Assert.Equal((ExitCode.Ok, ""), (install.Code, install.Error));
        using var installed = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(gateway.Folder, "gateway.p12"), null);
        Assert.True(installed.HasPrivateKey);
        Assert.Equal(issued.Thumbprint, installed.Thumbprint);
        Assert.Equal("the one before", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(gateway.Folder, "gateway.p12.2*")), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(gateway.Folder, "state", "pending-key.pem")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(gateway.Folder, "gateway.p12")));
        using var shown = JsonDocument.Parse((await RunAsync("cert", "show", "--json")).Output);
        Assert.Equal("CN=BCN-01", shown.RootElement[0].GetProperty("subject").GetString());
        Assert.Equal(ExitCode.Failed, (await RunAsync("cert", "install", pem)).Code);
    }

    [Fact]
    public async Task Sources_are_listed_and_tried_and_one_that_the_site_fills_cannot_be_asked_again()
    {
        gateway.DropEnergy(Day);

        using var list = JsonDocument.Parse((await RunAsync("source", "list", "--json")).Output);
        Assert.Equal(("energy", 1), (list.RootElement[0].GetProperty("id").GetString(), list.RootElement[0].GetProperty("waiting").GetInt32()));
        Assert.Contains("cch_2014-10-17.csv", (await RunAsync("source", "test", "energy")).Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, (await RunAsync("source", "test", "sensors")).Code);
        Assert.Equal(ExitCode.Usage, (await RunAsync("source", "test", "moon")).Code);
        Assert.Equal(ExitCode.Failed, (await RunAsync("backfill", "--source", "energy", "--from", "2014-10-17", "--dry-run")).Code);
        Assert.Equal(0, gateway.Count("file_ledger"));
    }

    [Fact]
    public async Task A_shell_is_told_how_a_line_may_go_on()
    {
        gateway.DropEnergy(Day);
        gateway.Take();
        gateway.Compose();

        Assert.Equal(["ledger"], await SuggestAsync("urbgrade-gateway led"));
        Assert.Equal(["retry"], await SuggestAsync("urbgrade-gateway bad re"));
        Assert.Equal(["energy"], await SuggestAsync($"urbgrade-gateway source test --config {config} ener"));
        Assert.Equal(["BCN-01/2014-10-17/r1"], await SuggestAsync($"urbgrade-gateway batch show --config {config} BCN"));
        foreach (var shell in new[] { "bash", "zsh", "pwsh" })
            Assert.Contains("[suggest:", (await CommandRun.InvokeAsync("completion", shell)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_explains_itself()
    {
        foreach (var command in new[] { "run", "check", "status", "events", "source", "gaps", "backfill", "batch", "bad", "ledger", "preview", "cert", "config", "completion" })
        {
            var (code, output, _) = await CommandRun.InvokeAsync(command, "--help");
            Assert.Equal(ExitCode.Ok, code);
            Assert.Contains("Description:", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_composed_and_keeps_and_sends_nothing()
    {
        gateway.DropEnergy(Day);
        gateway.Take();
        gateway.Compose();
        await gateway.SendAsync();
        gateway.DropEnergy(Day, name: "changed.csv", value: hour => $"{hour},5");
        gateway.DropEnergy(Day.PlusDays(1));
        gateway.Drop("prices", "p.csv", "nothing", "of use");

        var dry = await RunAsync("run", "--once", "--dry-run", "--source", "energy", "--json");

        Assert.Equal((ExitCode.Ok, ""), (dry.Code, dry.Error));
        using var shown = JsonDocument.Parse(dry.Output);
        Assert.Equal(
            ["BCN-01/2014-10-17/r2", "BCN-01/2014-10-18/r1"],
            shown.RootElement.GetProperty("batches").EnumerateArray().Select(batch => batch.GetProperty("id").GetString()));
        Assert.Equal(ExitCode.Degraded, (await RunAsync("run", "--once", "--dry-run")).Code);
        Assert.Single(gateway.Batches());
        Assert.Equal(1, gateway.Count("file_ledger"));
        Assert.Equal(["changed.csv", "cch_2014-10-18.csv"], Directory.GetFiles(Path.Combine(gateway.Folder, "in/energy")).Select(Path.GetFileName).OrderDescending(StringComparer.Ordinal));
        Assert.Equal(ExitCode.Usage, (await RunAsync("run", "--dry-run")).Code);
        Assert.Equal(ExitCode.Usage, (await RunAsync("run", "--once", "--source", "moon")).Code);
    }

    [Fact]
    public async Task Status_says_what_waits_and_warns()
    {
        gateway.Drop("energy", "wrong.csv", "nothing", "of use");
        gateway.Take();
        gateway.DropEnergy(Day);

        var status = await RunAsync("status", "--no-color");

        Assert.Equal(ExitCode.Degraded, status.Code);
        Assert.Contains("energy (hotFolder): 1 wait, 1 lie in bad/", status.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', status.Output);
        Assert.Equal(0, gateway.Database.Read(connection => Outbox.Count(connection, BatchState.Pending)));
    }

    public void Dispose() => gateway.Dispose();

    private static async Task<string[]> SuggestAsync(string line) =>
        (await CommandRun.InvokeAsync($"[suggest:{line.Length}]", line)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] args) => CommandRun.InvokeAsync([.. args, "--config", config]);
}
