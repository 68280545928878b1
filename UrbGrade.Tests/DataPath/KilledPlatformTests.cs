using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.DataPath;

public class KilledPlatformTests : IDisposable
{
    /// <summary>Ten; as many as <c>urbgrade chaos</c> asks for.</summary>
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("URBGRADE_CHAOS_ROUNDS"), out var rounds) ? rounds : 10;

    private readonly TemporaryFolder folder = new();
    private readonly int seed = Random.Shared.Next();
    private readonly List<double> readySeconds = [];
    private readonly Action? dropDatabase;
    private PlatformProcess[] nodes = [];

    public KilledPlatformTests() => dropDatabase = TestData.ChooseDatabase(DataOf(0));

    /// <summary>What each process does; the first one takes the requests.</summary>
    protected virtual IReadOnlyList<string> Roles => ["all"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_is_stored_once_and_quantified_once_however_often_the_platform_is_killed()
    {
        using var gateway = TestCertificates.SelfSigned("gateway-20");
        using var server = TestCertificates.SelfSigned("platform", new TestCertificateOptions { DnsNames = ["localhost", "127.0.0.1"] });
        await Prepare(gateway.RawDataMemory);

        var senders = await SendWhileKilling(gateway, server);

        await using var platform = new TestPlatform(DataOf(0));
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        Assert.True(senders.Sum(sender => sender.Unanswered) > Kills / Roles.Count / 2, "The kills interrupted nothing.");
        await Tell(database, senders);
        await KeptPromises.Require(database, senders, Cancellation);
    }

    public void Dispose()
    {
        dropDatabase?.Invoke();
        folder.Dispose();
    }

    /// <summary>Each process has a data folder of its own, as on a machine of its own.</summary>
    private string DataOf(int node) => folder.File($"data-{node}");

    private async Task Prepare(ReadOnlyMemory<byte> gateway)
    {
        await using var platform = new TestPlatform(DataOf(0));
        // Central European time without summer time: every day of the senders is a local day, however many they send.
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona", TimeZone: "Africa/Algiers"), Cancellation);
        await platform.Get<ITrustStore>().TrustGateway(gateway, "20", Cancellation);
        for (var node = 1; node < Roles.Count; node++)
        {
            Directory.CreateDirectory(DataOf(node));
            File.Copy(Path.Combine(DataOf(0), "urbgrade.json"), Path.Combine(DataOf(node), "urbgrade.json"));
        }
    }

    private async Task<List<PersistentSender>> SendWhileKilling(X509Certificate2 gateway, X509Certificate2 server)
    {
        var files = TestCertificates.Write(folder.Path, "server", server);
        var random = new Random(seed);
        using var stop = new CancellationTokenSource();
        nodes = [.. Roles.Select((_, node) => Start(node, files))];
        List<PersistentSender> senders = [.. Enumerable.Range(1, 4).Select(i =>
            new PersistentSender($"meter-{i}", gateway, TestCertificates.WithoutKey(server), () => Volatile.Read(ref nodes[0]).Address))];
        var sending = senders.ConvertAll(sender => Task.Run(() => sender.Run(stop.Token, Cancellation), Cancellation));
        await nodes[0].Ready(Cancellation);
        for (var kill = 0; kill < Kills; kill++)
        {
            // The one that answers is among the killed, however few the kills are.
            var node = kill < 2 ? 0 : random.Next(nodes.Length);
            await Task.Delay(random.Next(1_000), Cancellation);
            await nodes[node].Kill();
            await nodes[node].DisposeAsync();
            Volatile.Write(ref nodes[node], Start(node, files));

            // One in five is not yet up when the next one is killed, which may be the same.
            if (random.Next(5) > 0)
            {
                readySeconds.Add((await nodes[node].Ready(Cancellation)).TotalSeconds);
                await KeptPromises.UntilAnswered(senders, Cancellation);
            }
        }

        await Task.WhenAll(nodes.Select(node => node.Ready(Cancellation)));
        await KeptPromises.UntilAnswered(senders, Cancellation);
        await stop.CancelAsync();
        await Task.WhenAll(sending);
        await using (var reader = new TestPlatform(DataOf(0)))
        {
            await KeptPromises.UntilNothingWaits(reader, Cancellation);
        }

        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        senders.ForEach(sender => sender.Dispose());
        return senders;
    }

    /// <summary>With a short lease, so that the test need not wait a minute for the work of the last process that was killed.</summary>
    private PlatformProcess Start(int node, TestCertificateFiles files) =>
        PlatformProcess.Start(DataOf(node), files, ["--role", Roles[node]], ("WorkItems:Lease", "00:00:03"));

    private async Task Tell(UrbGradeContext database, List<PersistentSender> senders)
    {
        readySeconds.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{string.Join(", ", Roles)}: {Kills} kills (seed {seed}), {senders.Sum(sender => sender.Receipts.Count)} receipts, {senders.Sum(sender => sender.Unanswered)} requests without an answer, "
            + $"{await database.Set<RawRequestRow>().CountAsync(row => row.TimesReceived > 1, Cancellation)} receipts lost on their way, "
            + $"{await database.Set<WorkItemRow>().CountAsync(item => item.Attempts > 1, Cancellation)} work items taken over; ready again after "
            + string.Create(CultureInfo.InvariantCulture, $"{readySeconds[readySeconds.Count / 2]:0.0} s (median), {readySeconds[^1]:0.0} s at most"));
    }
}
