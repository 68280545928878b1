using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;
using static UrbGrade.Tests.Analysis.Handlers.LookedAtRules;

namespace UrbGrade.Tests.Analysis.Handlers;

public class CertificateAlertsTests
{
    private static readonly X509Certificate2 Any = TestCertificates.SelfSigned("gateway");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_certificate_that_ends_soon_is_told_once_and_a_revoked_one_never()
    {
        await using var tenant = await AnalysedTenant.Create();
        var now = tenant.Platform.Clock.GetUtcNow();
        await tenant.Change(database => database.AddRange(
            Certificate(tenant, "CN=soon", 'a', now.AddDays(20)), Certificate(tenant, "CN=later", 'b', now.AddDays(40)),
            Certificate(tenant, "CN=over", 'c', now.AddDays(-1)), Certificate(tenant, "CN=revoked", 'd', now.AddDays(20), now)));
        await Add(tenant, Rule(AlertKind.Certificate) with { Limit = 30 });
        await Look(tenant);
        await Look(tenant);

        Assert.Equal("CN=soon", Assert.Single(await tenant.Platform.Get<IAlerts>().Raised(Cancellation)).Facts.About);
        Assert.Contains("CN=soon", Assert.Single(tenant.Rows<AlertMailRow>()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_was_renewed_is_not_told_once_its_successor_signs()
    {
        await using var tenant = await AnalysedTenant.Create();
        var now = tenant.Platform.Clock.GetUtcNow();
        await tenant.Change(database => database.AddRange(
            Certificate(tenant, "CN=renewed", 'a', now.AddDays(20)), Certificate(tenant, "CN=renewed", 'b', now.AddDays(300)),
            Certificate(tenant, "CN=not installed", 'c', now.AddDays(20)), Certificate(tenant, "CN=not installed", 'd', now.AddDays(300)),
            new RawRequestRow
            {
                Id = 9, TenantId = tenant.Id, BodyHash = "hash-9", ReceiptId = "receipt-9", ConversationId = "conversation-9", ReceivedAt = now,
                CertificateThumbprint = new string('b', 64), Envelope = [],
            }));
        await Add(tenant, Rule(AlertKind.Certificate) with { Limit = 30 });
        await Look(tenant);

        Assert.Equal("CN=not installed", Assert.Single(await tenant.Platform.Get<IAlerts>().Raised(Cancellation)).Facts.About);
    }

    [Fact]
    public async Task A_revocation_list_that_is_not_renewed_is_told_whatever_days_the_rule_says()
    {
        await using var tenant = await AnalysedTenant.Create();
        using var authority = new TestAuthority("Meter makers");
        using var gateway = authority.Issue("gateway");
        var (store, now) = (tenant.Platform.Get<ITrustStore>(), tenant.Platform.Clock.GetUtcNow());
        tenant.Platform.Session.IsPlatformAdministrator = true;
        await store.TrustAuthority(authority.Public.RawData, Cancellation);
        await store.TrustGateway(TestCertificates.WithoutKey(gateway).RawData, "20", Cancellation);
        await store.AddRevocationList(System.Text.Encoding.ASCII.GetBytes(authority.Crl(now, now.AddDays(8))), Cancellation);
        tenant.Platform.Session.BecomeOperator(tenant.Id);
        await Add(tenant, Rule(AlertKind.Certificate) with { Limit = 30 });
        await Look(tenant);
        Assert.Empty(await tenant.Platform.Get<IAlerts>().Raised(Cancellation));

        tenant.Platform.Clock.Advance(TimeSpan.FromDays(7));
        await Look(tenant);
        await Look(tenant);

        var told = Assert.Single(await tenant.Platform.Get<IAlerts>().Raised(Cancellation)).Facts;
        Assert.Equal((true, true), (told.IsRevocationList, told.About.Contains("Meter makers", StringComparison.Ordinal)));
        Assert.Contains("La lista de revocación de ", Assert.Single(tenant.Rows<AlertMailRow>()).Body, StringComparison.Ordinal);
    }

    private static GatewayCertificateRow Certificate(
        AnalysedTenant tenant, string subject, char digit, DateTimeOffset end, DateTimeOffset? revokedAt = null) => new()
    {
        TenantId = tenant.Id, Subject = subject, Thumbprint = new string(digit, 64), Der = Any.RawData,
        NotBefore = end.AddYears(-1), NotAfter = end, RevokedAt = revokedAt,
    };
}
