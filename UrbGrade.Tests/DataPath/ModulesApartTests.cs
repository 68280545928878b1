using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.DataPath;

public class ModulesApartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_process_takes_requests_and_another_one_quantifies_them()
    {
        using var gateway = TestCertificates.SelfSigned("gateway-20");
        using var server = TestCertificates.SelfSigned("platform", new TestCertificateOptions { DnsNames = ["localhost", "127.0.0.1"] });
        var files = TestCertificates.Write(folder.Path, "server", server);
        var data = folder.File("data");
        await Prepare(data, gateway.RawDataMemory);

        await using var door = PlatformProcess.Start(data, files, ["--modules", "Aggregation,Dashboard"]);
        using var sender = new PersistentSender("meter-1", gateway, TestCertificates.WithoutKey(server), () => door.Address);
        await sender.SendDay(0, Cancellation);

        await using var reader = new TestPlatform(data);
        await using var database = reader.Contexts.Read(TenantScope.Platform);
        var receipt = sender.Receipts[0].ReceiptId;
        Assert.Null(await QuantifiedAt(database, receipt));

        await using var works = PlatformProcess.Start(data, files, ["--role", "worker", "--modules", "Quantification"]);
        while (await QuantifiedAt(database, receipt) is null)
        {
            await Task.Delay(50, Cancellation);
        }

        Assert.Equal(24, await database.Set<ReadingRow>().CountAsync(Cancellation));
    }

    public void Dispose() => folder.Dispose();

    private static async Task Prepare(string data, ReadOnlyMemory<byte> gateway)
    {
        await using var platform = new TestPlatform(data);
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
        await platform.Get<ITrustStore>().TrustGateway(gateway, "20", Cancellation);
    }

    private static Task<DateTimeOffset?> QuantifiedAt(UrbGradeContext database, string receipt) =>
        database.Set<RawRequestRow>().Where(row => row.ReceiptId == receipt).Select(row => row.QuantifiedAt).SingleAsync(Cancellation);
}
