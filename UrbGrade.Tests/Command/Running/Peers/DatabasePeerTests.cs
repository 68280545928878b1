using System.Text.Json.Nodes;
using NodaTime;
using UrbGrade.Command.Processes;
using UrbGrade.Command.Running;
using UrbGrade.Command.Running.Peers;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Commands;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Tests.Gateway;
using UrbGrade.Tests.Gateway.Collect.Sources;
using UrbGrade.Tests.Gateway.Commands;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Command.Running.Peers;

public sealed class DatabasePeerTests : IAsyncLifetime
{
    private const string PasswordVariable = "URBGRADE_TEST_CURVES_PASSWORD";
    private static readonly LocalDate First = new(2024, 5, 14);

    private readonly TemporaryFolder folder = new();
    private readonly SimulatedSite simulated = new(seed: 7, shops: 5);
    private DatabasePeer peer = null!;
    private SupervisedChild? server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(DatabasePeer.Obstacle() is not null, DatabasePeer.Obstacle() ?? "");
        peer = new DatabasePeer(new SiteFolder(folder.Path), Ports.Choose(null, 23306));
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task The_gateway_reads_what_the_simulated_utility_keeps_and_corrects_also_after_a_restart()
    {
        var manifest = folder.File("site.json");
        File.WriteAllBytes(manifest, simulated.Manifest.ToUtf8());
        for (var day = First; day < First.PlusDays(12); day = day.PlusDays(1))
            await DropAsync(day);
        Environment.SetEnvironmentVariable(PasswordVariable, File.ReadAllText(folder.File("credentials/utility-database")));
        var (_, sample, _) = await CommandRun.InvokeAsync(
            ["config", "sample", "--manifest", manifest, .. peer.ConfigurationArguments.SkipLast(2), "--utility-credential", $"env:{PasswordVariable}"]);
        using var gateway = new GatewayWorld(
            root =>
            {
                var sampled = JsonNode.Parse(sample)!;
                root["meters"] = sampled["meters"]!.DeepClone();
                root["sources"] = new JsonArray(sampled["sources"]!.AsArray().Single(source => source!["type"]!.GetValue<string>() == "sql")!.DeepClone());
            },
            new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(1, await gateway.FetchAsync());
        gateway.Take();
        Assert.Equal(Expected(First.PlusDays(12)), Raw(gateway));

        await StopAsync();
        await StartAsync();
        await DropAsync(First.PlusDays(12));
        await DropAsync(First.PlusDays(12));
        Assert.Equal(1, await gateway.FetchAsync());
        Assert.Equal(0, await gateway.FetchAsync());
        gateway.Take();
        Assert.Equal(Expected(First.PlusDays(13)), Raw(gateway));
    }

    [Fact]
    public async Task The_gateways_user_may_not_write()
    {
        await DropAsync(First);
        File.WriteAllText(folder.File("reader"), $"gateway:{File.ReadAllText(folder.File("credentials/utility-database"))}");

        var (code, _, error) = await SimulateAsync(First.PlusDays(1), "reader");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("denied", error, StringComparison.Ordinal);
    }

    private async Task DropAsync(LocalDate day)
    {
        var (code, _, error) = await SimulateAsync(day, "utility-database/writer");
        Assert.True(code == ExitCode.Ok, error);
        Assert.False(Directory.Exists(folder.File("drop/in/energy")));
    }

    private Task<(int Code, string Output, string Error)> SimulateAsync(LocalDate day, string login) => CommandRun.InvokeAsync(
    [
        "simulate", "--seed", "7", "--shops", "5", "--out", folder.File("drop"), "--from", $"{First:uuuu-MM-dd}", "--to", $"{day:uuuu-MM-dd}",
        .. peer.DropArguments.SkipLast(2), "--utility-login", folder.File(login),
    ]);

    // The newest word on each hour.
    private List<(string Cups, Instant Start, double Kwh)> Expected(LocalDate until)
    {
        var calendar = new UrbGrade.Gateway.Compose.SiteCalendar(simulated.Zone);
        var hours = new Dictionary<(string, Instant), double?>();
        for (var day = First; day < until; day = day.PlusDays(1))
        {
            foreach (var row in simulated.CurvesOf(day, First))
                hours[(row.Cups, calendar.IntervalOf(row.Day).Start + Duration.FromHours(row.Hour - 1))] = DecimalText.TryParse(row.Value, ',', null, out var kwh) ? (double)kwh : null;
        }

        return [.. hours.Where(hour => hour.Value is not null).Select(hour => (hour.Key.Item1, hour.Key.Item2, hour.Value!.Value)).OrderBy(hour => hour.Item1, StringComparer.Ordinal).ThenBy(hour => hour.Item2)];
    }

    private static List<(string Cups, Instant Start, double Kwh)> Raw(GatewayWorld gateway) => gateway.Database.Read(connection => connection.Query(
        """
        SELECT s.meter, r.start, r.value FROM raw_reading r JOIN series s ON s.id = r.series
        WHERE r.revision = (SELECT MAX(n.revision) FROM raw_reading n WHERE n.series = r.series AND n.start = r.start) ORDER BY s.meter, r.start
        """,
        row => (row.GetString(0), Instant.FromUnixTimeSeconds(row.GetInt64(1)), row.GetDouble(2))));

    private async Task StartAsync()
    {
        await peer.PrepareAsync(Cancellation);
        server = SupervisedChild.Start("utility database", peer.Serve(), folder.File("server.log"));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await peer.WaitAsync(TimeProvider.System, limit.Token);
    }

    private async Task StopAsync()
    {
        if (server is null)
            return;
        await server.StopAsync(TimeSpan.FromMinutes(1));
        server.Dispose();
        server = null;
    }
}
