using System.Globalization;
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
    private readonly List<double> startSeconds = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_is_stored_once_and_quantified_once_however_often_the_platform_is_killed()
    {
        using var gateway = TestCertificates.SelfSigned("gateway-20");
        using var server = TestCertificates.SelfSigned("platform", new TestCertificateOptions { DnsNames = ["localhost", "127.0.0.1"] });
        var data = Path.Combine(folder.Path, "data");
        await Prepare(data, gateway.RawDataMemory);

        var senders = await SendWhileKilling(data, gateway, server);

        await using var platform = new TestPlatform(data);
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        Assert.True(senders.Sum(sender => sender.Unanswered) > Kills, "The kills interrupted nothing.");
        await Tell(database, senders);
        await KeptPromises.Require(database, senders, Cancellation);
    }

    public void Dispose() => folder.Dispose();

    private static async Task Prepare(string data, ReadOnlyMemory<byte> gateway)
    {
        await using var platform = new TestPlatform(data);
        // Central European time without summer time: every day of the senders is a local day, however many they send.
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona", TimeZone: "Africa/Algiers"), Cancellation);
        await platform.Get<ITrustStore>().TrustGateway(gateway, "20", Cancellation);
    }

    private async Task<List<PersistentSender>> SendWhileKilling(
        string data, System.Security.Cryptography.X509Certificates.X509Certificate2 gateway, System.Security.Cryptography.X509Certificates.X509Certificate2 server)
    {
        var files = TestCertificates.Write(folder.Path, "server", server);
        // A short lease, so that the test need not wait a minute for the work of the last process that was killed.
        PlatformProcess Start() => PlatformProcess.Start(data, files, ("WorkItems:Lease", "00:00:03"));
        var random = new Random(98);
        using var stop = new CancellationTokenSource();
        var started = TimeProvider.System.GetTimestamp();
        var platform = Start();
        List<PersistentSender> senders = [.. Enumerable.Range(1, 4).Select(i =>
            new PersistentSender($"meter-{i}", gateway, TestCertificates.WithoutKey(server), () => Volatile.Read(ref platform).Address))];
        var sending = senders.ConvertAll(sender => Task.Run(() => sender.Run(stop.Token, Cancellation), Cancellation));
        for (var kill = 0; kill < Kills; kill++)
        {
            if (random.Next(5) > 0)
            {
                await platform.Address;
                startSeconds.Add(TimeProvider.System.GetElapsedTime(started).TotalSeconds);
                await KeptPromises.UntilAnswered(senders, Cancellation);
            }

            await Task.Delay(random.Next(1_000), Cancellation);
            await platform.Kill();
            await platform.DisposeAsync();
            Volatile.Write(ref platform, Start());
            started = TimeProvider.System.GetTimestamp();
        }

        await platform.Address;
        await KeptPromises.UntilAnswered(senders, Cancellation);
        await stop.CancelAsync();
        await Task.WhenAll(sending);
        await using (var reader = new TestPlatform(data))
        {
            await KeptPromises.UntilNothingWaits(reader, Cancellation);
        }

        await platform.DisposeAsync();
        senders.ForEach(sender => sender.Dispose());
        return senders;
    }

    private async Task Tell(UrbGradeContext database, List<PersistentSender> senders) =>
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Kills} kills, {senders.Sum(sender => sender.Receipts.Count)} receipts, {senders.Sum(sender => sender.Unanswered)} requests without an answer, "
            + $"{await database.Set<RawRequestRow>().CountAsync(row => row.TimesReceived > 1, Cancellation)} receipts lost on their way, "
            + $"{await database.Set<WorkItemRow>().CountAsync(item => item.Attempts > 1, Cancellation)} work items taken over, "
            + string.Create(CultureInfo.InvariantCulture, $"{startSeconds.DefaultIfEmpty().Max():0.0} s at most from a start to listening"));
}
