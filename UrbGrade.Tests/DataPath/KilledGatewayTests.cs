using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Store;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Gateway;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.DataPath;

/// <summary>A real gateway that is killed while it sends to a real platform, each a process of its own.</summary>
public sealed class KilledGatewayTests : IDisposable
{
    private const int Kills = 10;
    private const int DaysEachTime = 30;
    private const int Meters = 6;
    private static readonly LocalDate First = new(2015, 1, 1);
    private static readonly SiteCalendar Calendar = new(DateTimeZoneProviders.Tzdb["Europe/Madrid"]);

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IEnumerable<LocalDate> Days => Enumerable.Range(0, (Kills + 1) * DaysEachTime).Select(First.PlusDays);

    private string Data => folder.File("platform");

    private string Configuration => folder.File("gateway.json");

    [Fact]
    public async Task Every_day_reaches_the_platform_once_however_often_the_gateway_is_killed()
    {
        using var gateway = TestCertificates.SelfSigned("BCN-01");
        using var server = TestCertificates.SelfSigned("platform", new TestCertificateOptions { DnsNames = ["localhost", "127.0.0.1"] });
        await using (var platform = new TestPlatform(Data))
        {
            await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
            await platform.Get<ITrustStore>().TrustGateway(gateway.RawDataMemory, "20", Cancellation);
        }

        var files = TestCertificates.Write(folder.Path, "server", server);
        var own = TestCertificates.Write(folder.Path, "gateway", gateway);
        await using (var platform = PlatformProcess.Start(Data, files))
        {
            Configure((await platform.Address).Port, files, own);
            var interrupted = await SendWhileKilling(own);
            Assert.True(interrupted > 0, "Every kill came after all was sent.");
            DropDays(Kills);
            await using var last = Start(own, "run", "--once");
            Assert.True(await last.End(Cancellation) == 0, last.Said);
            await UntilNothingWaits();
        }

        await RequireEachDayOnce();
        await RequireEachReadingOnce();
    }

    public void Dispose() => folder.Dispose();

    private GatewayProcess Start(TestCertificateFiles own, params string[] arguments) =>
        GatewayProcess.Start(Configuration, arguments, ("GATEWAY_TEST_PASSWORD", own.Password));

    // Returns how many kills found something that had no receipt yet.
    private async Task<int> SendWhileKilling(TestCertificateFiles own)
    {
        var random = new Random(1117);
        var interrupted = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            DropDays(kill);
            var before = await Stored();
            await using var gateway = Start(own, "run");
            while (await Stored() == before)
            {
                Assert.False(gateway.HasExited, gateway.Said);
                await Task.Delay(5, Cancellation);
            }

            await Task.Delay(random.Next(200), Cancellation);
            await gateway.Kill();
            interrupted += Ledger(connection => connection.Scalar<long>("SELECT COUNT(*) FROM batch WHERE state <> 'acknowledged'")) > 0 ? 1 : 0;
        }

        return interrupted;
    }

    // A file for each civil day, whose hours no two in a row are alike.
    private void DropDays(int round)
    {
        Directory.CreateDirectory(folder.File("in"));
        foreach (var day in Days.Skip(round * DaysEachTime).Take(DaysEachTime))
        {
            var text = new StringBuilder("CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO\r\n");
            for (var meter = 0; meter < Meters; meter++)
            {
                for (var hour = 0; hour < Calendar.HoursOf(day).Count(); hour++)
                    text.Append(CultureInfo.InvariantCulture, $"{Cups(meter)};{day:dd'/'MM'/'uuuu};{hour + 1};{Energy(day, meter, hour).ToString(CultureInfo.InvariantCulture).Replace('.', ',')};R\r\n");
            }

            File.WriteAllText(folder.File($"in/{SiteCalendar.Text(day)}.csv.part"), text.ToString());
            File.Move(folder.File($"in/{SiteCalendar.Text(day)}.csv.part"), folder.File($"in/{SiteCalendar.Text(day)}.csv"));
        }
    }

    private static string Cups(int meter) => $"ES00314000000000{meter:00}XX0F";

    private static double Energy(LocalDate day, int meter, int hour) => 1 + (((Period.DaysBetween(First, day) * 25) + hour + meter) % 97 / 8.0);

    private void Configure(int port, TestCertificateFiles server, TestCertificateFiles own)
    {
        var root = GatewayWorld.Configuration(folder.Path);
        root["gateway"]!["statusPage"] = "off";
        root["uplink"]!["endpoint"] = $"https://localhost:{port}/aggregation";
        root["uplink"]!["parallel"] = 2;
        root["uplink"]!["signing"] = new JsonObject { ["certificate"] = own.Pkcs12, ["password"] = "env:GATEWAY_TEST_PASSWORD" };
        root["uplink"]!["trust"] = new JsonObject { ["receipts"] = server.Certificate, ["tls"] = server.Certificate };
        root["uplink"]!["retry"] = new JsonObject { ["firstDelay"] = "PT0.2S", ["maxDelay"] = "PT1S", ["thenEvery"] = "PT1S" };
        // Its days are so old that the gateway would forget them once they are acknowledged.
        root["buffer"] = new JsonObject { ["keepRawDays"] = 100_000 };
        root["sources"] = JsonNode.Parse("""
            [ { "id": "energy", "type": "hotFolder", "path": "in", "profile": "edistribucion", "every": "PT0.2S", "ready": { "stableFor": "PT0S" } } ]
            """);
        root["meters"] = new JsonObject(Enumerable.Range(0, Meters).Select(meter =>
            KeyValuePair.Create<string, JsonNode?>(Cups(meter), new JsonObject { ["element"] = $"{477 + meter}" })));
        File.WriteAllText(Configuration, root.ToJsonString());
    }

    private async Task<int> Stored()
    {
        await using var platform = new TestPlatform(Data);
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        return await database.Set<RawRequestRow>().CountAsync(Cancellation);
    }

    private T Ledger<T>(Func<StoreConnection, T> read)
    {
        using var database = GatewayDatabase.Open(new DatabaseSettings(folder.File("state/gateway.db")));
        return database.Read(read);
    }

    private async Task UntilNothingWaits()
    {
        await using var platform = new TestPlatform(Data);
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        for (var i = 0; i < 1_200 && await database.Set<WorkItemRow>().AnyAsync(item => item.State < WorkItemState.Done, Cancellation); i++)
            await Task.Delay(100, Cancellation);
    }

    private async Task RequireEachDayOnce()
    {
        var batches = Ledger(connection => Outbox.List(connection, null, int.MaxValue));
        Assert.Equal(Days, batches.Select(batch => batch.Day).Order());
        Assert.All(batches, batch => Assert.Equal((1, BatchState.Acknowledged, 0), (batch.Revision, batch.State, batch.Rejected)));
        Assert.All(batches, batch => Assert.Equal(Meters * Calendar.HoursOf(batch.Day).Count(), batch.Accepted + batch.Duplicate));

        await using var platform = new TestPlatform(Data);
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var stored = await database.Set<RawRequestRow>().AsNoTracking()
            .Select(row => new { row.ReceiptId, row.BodyHash, row.Accepted, row.Rejected, row.TimesReceived }).ToListAsync(Cancellation);
        Assert.Equal(
            batches.Select(batch => (batch.ReceiptId!, batch.BatchKey!, batch.Messages, 0)).Order(),
            stored.Select(row => (row.ReceiptId, row.BodyHash, row.Accepted, row.Rejected)).Order());
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Kills} kills, {batches.Count} days, {batches.Count(batch => batch.Attempts > 1)} sent more than once, {stored.Count(row => row.TimesReceived > 1)} received more than once");
    }

    private async Task RequireEachReadingOnce()
    {
        var expected = Days.SelectMany(day => Enumerable.Range(0, Meters).SelectMany(meter =>
            Enumerable.Range(0, Calendar.HoursOf(day).Count()).Select(hour => Energy(day, meter, hour)))).ToList();
        var (raw, revised, read, repeated) = Ledger(connection => (
            connection.Scalar<long>("SELECT COUNT(*) FROM raw_reading"), connection.Scalar<long>("SELECT COUNT(*) FROM raw_reading WHERE revision > 1"),
            connection.Scalar<long>("SELECT COUNT(*) FROM file_ledger WHERE outcome = 'done'"), connection.Scalar<long>("SELECT COUNT(*) FROM file_ledger WHERE outcome = 'bad'")));
        Assert.Equal((expected.Count, 0, Days.Count(), 0), (raw, revised, read, repeated));
        Assert.Empty(Directory.GetFiles(folder.File("in")));

        await using var platform = new TestPlatform(Data);
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var readings = await database.Set<ReadingRow>().AsNoTracking().Select(reading => new { reading.Revision, reading.Value }).ToListAsync(Cancellation);
        Assert.Equal(expected.Count, readings.Count);
        Assert.All(readings, reading => Assert.Equal(1, reading.Revision));
        Assert.Equal(expected.Sum(), readings.Sum(reading => reading.Value), 3);
        Assert.Equal(0, await database.Set<ReadingRevisionRow>().CountAsync(Cancellation));
    }
}
