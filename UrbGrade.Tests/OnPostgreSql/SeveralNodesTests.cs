using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.DataPath;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

/// <summary>Two nodes that take requests and two that do the work, each on a data folder of its own, on one database.</summary>
public sealed class SeveralNodesTests(PostgreSqlServer server) : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, PlatformProcess> nodes = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Nodes_that_die_or_sleep_lose_nothing_and_double_nothing()
    {
        using var gateway = TestCertificates.SelfSigned("gateway-20");
        using var own = TestCertificates.SelfSigned("platform", new TestCertificateOptions { DnsNames = ["localhost", "127.0.0.1"] });
        var files = TestCertificates.Write(folder.Path, "server", own);
        var database = server.CreateDatabase();
        await Prepare(database, gateway.RawDataMemory);
        string[] names = ["web-1", "web-2", "worker-1", "worker-2"];
        foreach (var name in names)
        {
            nodes[name] = Start(name, database, files);
        }

        var turn = 0;
        Task<Uri> Door() => nodes[Interlocked.Increment(ref turn) % 2 == 0 ? "web-1" : "web-2"].Address;
        List<PersistentSender> senders = [.. Enumerable.Range(1, 4).Select(i =>
            new PersistentSender($"meter-{i}", gateway, TestCertificates.WithoutKey(own), Door))];
        using var stop = new CancellationTokenSource();
        var sending = senders.ConvertAll(sender => Task.Run(() => sender.Run(stop.Token, Cancellation), Cancellation));
        await KeptPromises.UntilAnswered(senders, Cancellation);

        foreach (var name in names)
        {
            await nodes[name].Kill();
            await nodes[name].DisposeAsync();
            nodes[name] = Start(name, database, files);
            await nodes[name].Address;
            await KeptPromises.UntilAnswered(senders, Cancellation);
        }

        // Whatever it held, a lease and perhaps the turn to write, is somebody else's when it wakes up.
        await using (var watched = new TestPlatform(folder.File("web-1")))
        {
            await Eventually.Equal(true, () => IsPausedAtWork(watched, nodes["worker-1"]));
            await Eventually.Equal(false, () => HoldsLease(watched, nodes["worker-1"]));
        }

        await KeptPromises.UntilAnswered(senders, Cancellation);
        await nodes["worker-1"].Resume();
        await KeptPromises.UntilAnswered(senders, Cancellation);

        await stop.CancelAsync();
        await Task.WhenAll(sending);
        await using (var platform = new TestPlatform(folder.File("web-1")))
        {
            await KeptPromises.UntilNothingWaits(platform, Cancellation);
            await using var stored = platform.Contexts.Read(TenantScope.Platform);
            await KeptPromises.Require(stored, senders, Cancellation);
        }

        foreach (var node in nodes.Values)
        {
            await node.DisposeAsync();
        }

        senders.ForEach(sender => sender.Dispose());
        server.Drop(database);
    }

    /// <summary>Stops it where it stands, and lets it go on when it had nothing in hand then.</summary>
    private static async Task<bool> IsPausedAtWork(TestPlatform watched, PlatformProcess worker)
    {
        await worker.Pause();
        if (await HoldsLease(watched, worker))
        {
            return true;
        }

        await worker.Resume();
        return false;
    }

    private static async Task<bool> HoldsLease(TestPlatform watched, PlatformProcess worker)
    {
        var mark = worker.LeaseMark;
        await using var database = watched.Contexts.Read(TenantScope.Platform);
        return await database.Set<WorkItemRow>().AnyAsync(item => item.State == WorkItemState.Leased && item.LeaseOwner!.Contains(mark), Cancellation);
    }

    private async Task Prepare(string database, ReadOnlyMemory<byte> gateway)
    {
        TestData.Choose(folder.File("web-1"), database);
        await using var platform = new TestPlatform(folder.File("web-1"));
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona", TimeZone: "Africa/Algiers"), Cancellation);
        await platform.Get<ITrustStore>().TrustGateway(gateway, "20", Cancellation);
    }

    private PlatformProcess Start(string name, string database, TestCertificateFiles files)
    {
        var data = folder.File(name);
        TestData.Choose(data, database);
        return PlatformProcess.Start(data, files, ["--role", name[..name.IndexOf('-', StringComparison.Ordinal)]], ("WorkItems:Lease", "00:00:03"));
    }
}
