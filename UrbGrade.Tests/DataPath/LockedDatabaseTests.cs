using System.Data.Common;
using Microsoft.Data.Sqlite;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.DataPath;

/// <summary>Another process than the platform's keeps the database to itself for ten seconds.</summary>
public class LockedDatabaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Action? dropDatabase;

    public LockedDatabaseTests() => dropDatabase = TestData.ChooseDatabase(folder.File("data"));

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Takes what a writer needs.</summary>
    protected virtual string LockSql => "BEGIN IMMEDIATE";

    [Fact]
    public async Task A_locked_database_gives_no_receipt_meanwhile_and_everything_goes_on_afterwards()
    {
        using var gateway = TestCertificates.SelfSigned("gateway-20");
        using var server = TestCertificates.SelfSigned("platform", new TestCertificateOptions { DnsNames = ["localhost", "127.0.0.1"] });
        var data = folder.File("data");
        await using var reader = new TestPlatform(data);
        await reader.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona", TimeZone: "Africa/Algiers"), Cancellation);
        await reader.Get<ITrustStore>().TrustGateway(gateway.RawDataMemory, "20", Cancellation);
        await using var platform = PlatformProcess.Start(
            data, TestCertificates.Write(folder.Path, "server", server), ("WorkItems:Lease", "00:00:03"));
        List<PersistentSender> senders = [.. Enumerable.Range(1, 4).Select(i =>
            new PersistentSender($"meter-{i}", gateway, TestCertificates.WithoutKey(server), () => platform.Address))];
        using var stop = new CancellationTokenSource();
        var sending = senders.ConvertAll(sender => Task.Run(() => sender.Run(stop.Token, Cancellation), Cancellation));
        await KeptPromises.UntilAnswered(senders, Cancellation);

        using (var line = reader.Contexts.OpenReader())
        {
            Scalar(line, LockSql);
            var stored = Convert.ToInt32(Scalar(line, """SELECT COUNT(*) FROM "RawRequests" """), System.Globalization.CultureInfo.InvariantCulture);
            await Task.Delay(TimeSpan.FromSeconds(10), Cancellation);
            Assert.True(senders.Sum(sender => sender.Receipts.Count) <= stored, "A receipt was given for what is not stored.");
            Scalar(line, "ROLLBACK");
        }

        await KeptPromises.UntilAnswered(senders, Cancellation);
        await stop.CancelAsync();
        await Task.WhenAll(sending);
        await KeptPromises.UntilNothingWaits(reader, Cancellation);
        await using var database = reader.Contexts.Read(TenantScope.Platform);
        await KeptPromises.Require(database, senders, Cancellation);
        senders.ForEach(sender => sender.Dispose());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        dropDatabase?.Invoke();
        folder.Dispose();
    }

    private static object? Scalar(DbConnection line, string sql)
    {
        using var command = line.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 120;
        return command.ExecuteScalar();
    }
}
