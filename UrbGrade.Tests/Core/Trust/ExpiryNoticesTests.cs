using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Trust;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Trust;

public class ExpiryNoticesTests : IAsyncLifetime
{
    private readonly TrustWorld world = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await world.AddTenants();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Each_notice_is_given_once_until_the_certificate_has_ended()
    {
        await world.Trust(Ending(100));
        var given = new List<int>();
        for (var day = 0; day < 110; day++)
        {
            given.AddRange(await Give());
            given.AddRange(await Give());
            world.Platform.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([60, 30, 14, 7, 1], given);
    }

    [Fact]
    public async Task A_notice_that_was_missed_is_not_made_up_for()
    {
        await world.Trust(Ending(10));
        Assert.Equal([14], await Give());
    }

    [Fact]
    public async Task A_process_that_only_serves_tells_of_the_platforms_own_certificate_once()
    {
        await using var web = new TestPlatform(settings: new Dictionary<string, string?> { ["Core:Role"] = "web" });
        var own = web.Get<PlatformCertificate>().Certificate;
        web.Clock.SetUtcNow(own.NotAfter.ToUniversalTime().AddDays(-6.5));
        var watch = web.Get<OwnCertificateWatch>();

        await watch.Look(Cancellation);
        await watch.Look(Cancellation);

        var line = Assert.Single(await web.Get<IAuditTrail>().Newest(new AuditFilter(What: "certificate.ends"), null, 10, Cancellation));
        Assert.Equal((own.Subject, null), (line.Subject, line.TenantCode));
        Assert.StartsWith("7-day notice: ends ", line.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_certificate_needs_no_notice_and_an_authority_does()
    {
        var certificate = Ending(5);
        await world.Trust(certificate);
        await world.Store.Revoke(UrbGrade.Bus.Soap.Sha256Thumbprint.Of(certificate), "key lost", Cancellation);
        using var authority = new TestAuthority("Ends soon", new TestCertificateOptions { NotAfter = world.Now.AddDays(20) });
        await world.TrustAuthority(authority);

        Assert.Equal([30], await Give());
    }

    [Fact]
    public async Task The_audit_tells_the_tenants_administrator()
    {
        await world.Trust(Ending(1.5));
        await Give();
        world.Platform.Session.BecomeTenantAdministrator(world.Platform.Get<ITenantRegistry>().FindByCode("20")!.Id);
        var lines = await world.Platform.Get<IAuditTrail>().Newest(new AuditFilter(What: "certificate.ends"), null, 10, Cancellation);
        Assert.StartsWith("1-day notice: ends ", Assert.Single(lines).After, StringComparison.Ordinal);
    }

    private X509Certificate2 Ending(double days) =>
        TestCertificates.SelfSigned("gateway", new TestCertificateOptions { NotAfter = world.Now.AddDays(days).AddMinutes(1) });

    private async Task<IReadOnlyList<int>> Give()
    {
        var notices = world.Platform.Get<ExpiryNotices>();
        var due = await notices.Due(Cancellation);
        await world.Platform.Get<ICommitQueue>().Commit(
            session =>
            {
                foreach (var notice in due)
                {
                    notices.Give(session, notice);
                }

                return true;
            },
            Cancellation);
        return [.. due.Select(notice => notice.Days)];
    }
}
