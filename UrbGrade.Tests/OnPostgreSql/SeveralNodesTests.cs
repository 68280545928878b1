using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.DataPath;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

/// <summary>Two nodes that take requests and two that do the work, each on a data folder of its own, on one database.</summary>
public sealed class SeveralNodesTests(PostgreSqlServer server) : IAsyncDisposable
{
    private static readonly string[] Names = ["web-1", "web-2", "worker-1", "worker-2"];

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, PlatformProcess> nodes = [];
    private readonly X509Certificate2 gateway = TestCertificates.SelfSigned("gateway-20");
    private readonly X509Certificate2 own = TestCertificates.SelfSigned("platform", new TestCertificateOptions { DnsNames = ["localhost", "127.0.0.1"] });
    private readonly string database = server.CreateDatabase();
    private TestCertificateFiles? files;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes.Values)
        {
            await node.DisposeAsync();
        }

        server.Drop(database);
        gateway.Dispose();
        own.Dispose();
        folder.Dispose();
    }

    [Fact]
    public Task Nodes_that_die_or_sleep_lose_nothing_and_double_nothing() => KeepPromises(async senders =>
    {
        foreach (var name in Names)
        {
            await Replace(name);
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
    });

    [Fact]
    public Task Nodes_are_upgraded_one_after_the_other_while_the_others_go_on() => KeepPromises(async senders =>
    {
        await using var watched = new TestPlatform(folder.File("web-1"));
        await using var stored = watched.Contexts.Read(TenantScope.Platform);
        await using (var line = watched.Contexts.OpenReader())
        await using (var migrate = line.CreateCommand())
        {
            migrate.CommandText = NewerVersion.AddColumn;
            await migrate.ExecuteNonQueryAsync(Cancellation);
        }

        await watched.Queue.Commit(session => watched.Get<IWorkItemTable>().Add(session, NewerVersion.Work(7)), Cancellation);
        await KeptPromises.UntilAnswered(senders, Cancellation);
        var newer = stored.Set<WorkItemRow>().Where(item => item.Contract == NewerVersion.Contract).Select(item => new { item.State, item.Attempts });
        Assert.Equal(new { State = WorkItemState.Waiting, Attempts = 0 }, await newer.SingleAsync(Cancellation));

        // Workers before those that take requests, as the handbook says.
        foreach (var name in Enumerable.Reverse(Names))
        {
            await Replace(name, [.. NewerVersion.Settings]);
            await KeptPromises.UntilAnswered(senders, Cancellation);
            await Eventually.Equal(new { State = WorkItemState.Done, Attempts = 1 }, () => newer.SingleAsync(Cancellation));
        }

        Assert.Equal([7], await stored.Database.SqlQueryRaw<int>(NewerVersion.ReadColumn).ToListAsync(Cancellation));
    });

    /// <summary>Has gateways send while something happens to the nodes, and then looks up what receipts have promised.</summary>
    private async Task KeepPromises(Func<List<PersistentSender>, Task> happens)
    {
        files = TestCertificates.Write(folder.Path, "server", own);
        await Prepare();
        foreach (var name in Names)
        {
            nodes[name] = Start(name);
        }

        var turn = 0;
        Task<Uri> Door() => nodes[Interlocked.Increment(ref turn) % 2 == 0 ? "web-1" : "web-2"].Address;
        List<PersistentSender> senders = [.. Enumerable.Range(1, 4).Select(i =>
            new PersistentSender($"meter-{i}", gateway, TestCertificates.WithoutKey(own), Door))];
        using var stop = new CancellationTokenSource();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var sending = senders.ConvertAll(sender => Task.Run(() => sender.Run(stop.Token, end.Token), Cancellation));
        try
        {
            await KeptPromises.UntilAnswered(senders, Cancellation);
            await happens(senders);
            await stop.CancelAsync();
            await Task.WhenAll(sending);
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll(sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            senders.ForEach(sender => sender.Dispose());
        }

        await using (var platform = new TestPlatform(folder.File("web-1")))
        {
            await KeptPromises.UntilNothingWaits(platform, Cancellation);
            await using var stored = platform.Contexts.Read(TenantScope.Platform);
            await KeptPromises.Require(stored, senders, Cancellation);
        }
    }

    private async Task Replace(string name, params (string Key, string Value)[] settings)
    {
        await nodes[name].Kill();
        await nodes[name].DisposeAsync();
        nodes[name] = Start(name, settings);
        await nodes[name].Address;
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

    private async Task Prepare()
    {
        TestData.Choose(folder.File("web-1"), database);
        await using var platform = new TestPlatform(folder.File("web-1"));
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona", TimeZone: "Africa/Algiers"), Cancellation);
        await platform.Get<ITrustStore>().TrustGateway(gateway.RawDataMemory, "20", Cancellation);
    }

    private PlatformProcess Start(string name, params (string Key, string Value)[] settings)
    {
        var data = folder.File(name);
        TestData.Choose(data, database);
        return PlatformProcess.Start(
            data, files!, ["--role", name[..name.IndexOf('-', StringComparison.Ordinal)]], [("WorkItems:Lease", "00:00:03"), .. settings]);
    }
}
