using NodaTime;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Gateway.Store;
using UrbGrade.Tests.DataPath;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway;

public sealed class GatewayIsKilledTests
{
    private const int Days = 24;

    private static readonly LocalDate First = new(2024, 2, 1);

    [Fact]
    public async Task Killed_at_any_moment_it_has_read_every_file_once_and_composed_every_day_once()
    {
        using var killed = new TemporaryFolder();
        using var undisturbed = new TemporaryFolder();
        Prepare(killed);
        Prepare(undisturbed);
        foreach (var filesDone in new[] { 3, 25, 50 })
        {
            await using var gateway = Start(killed);
            while (FilesDone(killed) < filesDone && !gateway.HasExited)
                await Task.Delay(2, TestContext.Current.CancellationToken);
            Assert.False(gateway.HasExited, "the gateway was done before it could be killed");
            await gateway.Kill();
        }

        Assert.Equal(3, await RunAsync(killed));
        Assert.Equal(3, await RunAsync(undisturbed));

        Assert.Equal(Read(undisturbed), Read(killed));
        Assert.All(
            Directory.GetFiles(killed.Path, "*.csv", SearchOption.AllDirectories),
            file => Assert.Contains($"{Path.DirectorySeparatorChar}done{Path.DirectorySeparatorChar}", file, StringComparison.Ordinal));
    }

    private static void Prepare(TemporaryFolder folder)
    {
        var site = new SimulatedSite(seed: 8, shops: 10);
        var dropper = new SiteDropper(site, folder.Path);
        for (var day = First; day < First.PlusDays(Days); day = day.PlusDays(1))
            dropper.Drop(day, First);
        TestCertificates.Write(folder.Path, "gateway", TestCertificates.SelfSigned("BCN-01"), "x");
        File.WriteAllText(folder.File("gateway.json"), SampleSettings.Write(site.Manifest, new SampleOptions(UrbGrade.Gateway.Sites.SiteKinds.Barcelona, 
            "state", ".", "https://127.0.0.1:1/aggregation", "gateway.p12", "env:GATEWAY_TEST_PASSWORD", ["gateway.crt"], [], Demo: true, new SamplePeers()))
            .Replace("\"PT1S\"", "\"PT0S\"", StringComparison.Ordinal)
            .Replace("\"every\": \"PT0S\"", "\"every\": \"PT1S\"", StringComparison.Ordinal));
    }

    private static GatewayProcess Start(TemporaryFolder folder) =>
        GatewayProcess.Start(folder.File("gateway.json"), ["run", "--once"], ("GATEWAY_TEST_PASSWORD", "x"));

    private static int FilesDone(TemporaryFolder folder) => Directory.GetFiles(folder.Path, "*.csv", SearchOption.AllDirectories)
        .Count(file => file.Contains($"{Path.DirectorySeparatorChar}done{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static async Task<int> RunAsync(TemporaryFolder folder)
    {
        await using var process = Start(folder);
        return await process.End(TestContext.Current.CancellationToken);
    }

    private static (string Readings, long Raw, long Files, string Batches) Read(TemporaryFolder folder)
    {
        using var database = GatewayDatabase.Open(new DatabaseSettings(folder.File(Path.Combine("state", "gateway.db"))));
        return database.Read(connection => (
            string.Join('\n', connection.Query(
                "SELECT s.meter, s.quantity, r.start, r.value, r.quality, r.revision FROM reading r JOIN series s ON s.id = r.series ORDER BY 1, 2, 3",
                row => $"{row.GetString(0)} {row.GetString(1)} {row.GetInt64(2)} {row.GetDouble(3)} {row.GetInt64(4)} {row.GetInt64(5)}")),
            connection.Scalar<long>("SELECT COUNT(*) FROM raw_reading"),
            connection.Scalar<long>("SELECT COUNT(*) FROM file_ledger WHERE outcome='done'"),
            string.Join('\n', connection.Query("SELECT id, messages FROM batch WHERE revision=1 ORDER BY id", row => $"{row.GetString(0)} {row.GetInt64(1)}"))));
    }
}
