using System.Security.Cryptography.X509Certificates;
using System.Text;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Trust;

/// <summary>A platform with two tenants, an authority of somebody else's, and certificates made as they are needed.</summary>
internal sealed class TrustWorld : IAsyncDisposable
{
    public TestPlatform Platform { get; } = new();

    public TestAuthority Authority { get; } = new();

    public ITrustStore Store => Platform.Get<ITrustStore>();

    public DateTimeOffset Now => Platform.Clock.GetUtcNow();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static ReadOnlyMemory<byte> Pem(X509Certificate2 certificate) => Encoding.ASCII.GetBytes(certificate.ExportCertificatePem());

    public async Task AddTenants()
    {
        await Platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
        await Platform.Get<ITenantDirectory>().Add(new TenantDraft("30", "Eibar"), Cancellation);
    }

    public CertificateVerdict Judge(X509Certificate2 certificate, DateTimeOffset? at = null) =>
        Platform.Get<ICertificateTrust>().Judge(TestCertificates.WithoutKey(certificate), at ?? Now);

    public Task<AdministrationResult> Trust(X509Certificate2 certificate, string tenant = "20") =>
        Store.TrustGateway(Pem(certificate), tenant, Cancellation);

    public Task<AdministrationResult> TrustAuthority(TestAuthority? authority = null) =>
        Store.TrustAuthority(Pem((authority ?? Authority).Certificate), Cancellation);

    public Task<AdministrationResult> AddList(DateTimeOffset from, DateTimeOffset until, params IEnumerable<X509Certificate2> revoked) =>
        Store.AddRevocationList(Encoding.ASCII.GetBytes(Authority.Crl(from, until, revoked)), Cancellation);

    /// <summary>Stores a request of the first tenant that came in now.</summary>
    public Task Sign(X509Certificate2 certificate, long request)
    {
        var tenant = Platform.Get<ITenantRegistry>().FindByCode("20")!.Id;
        return Platform.Queue.Commit(
            session =>
            {
                using var context = Platform.Contexts.Write(TenantScope.Of(tenant), session);
                context.Add(new RawRequestRow
                {
                    Id = request, TenantId = tenant, BodyHash = $"hash-{request}", ReceiptId = $"receipt-{request}", ConversationId = $"conversation-{request}",
                    ReceivedAt = Now, CertificateThumbprint = Sha256Thumbprint.Of(certificate), Envelope = [],
                });
                return context.SaveChanges();
            },
            Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        Authority.Dispose();
        return Platform.DisposeAsync();
    }
}
