using System.Security.Cryptography.X509Certificates;
using System.Text;
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
    public async Task A_certificate_that_was_renewed_is_told_until_its_successor_signs_in_its_place()
    {
        var (old, successor) = (Ending(12), Ending(400));
        await world.Trust(old);
        await world.Trust(successor);
        await world.Sign(old, 1);
        Assert.Equal([14], await Give());

        world.Platform.Clock.Advance(TimeSpan.FromDays(6));
        await world.Sign(successor, 2);
        Assert.Empty(await Give());

        // Somebody still has the old one.
        world.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Sign(old, 3);
        Assert.Equal([7], await Give());
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

    [Fact]
    public async Task A_revocation_list_that_is_not_renewed_is_told_once_before_its_end_and_once_after_it()
    {
        await world.TrustAuthority();
        await world.AddList(world.Now, world.Now.AddDays(8));
        var told = new List<(int Day, string? Text)>();
        for (var day = 0; day < 12; day++)
        {
            told.AddRange((await GiveLists()).Select(text => (day, text)));
            world.Platform.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([6, 9], told.Select(one => one.Day));
        Assert.StartsWith("the next list is waited for; this one ends ", told[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("all its certificates are refused since ", told[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_was_renewed_in_time_or_whose_authority_was_revoked_needs_no_notice()
    {
        await world.TrustAuthority();
        await world.AddList(world.Now, world.Now.AddDays(8));
        world.Platform.Clock.Advance(TimeSpan.FromDays(7));
        await world.AddList(world.Now, world.Now.AddDays(8));
        Assert.Empty(await GiveLists());

        await world.Store.Revoke(UrbGrade.Bus.Soap.Sha256Thumbprint.Of(world.Authority.Certificate), "left", Cancellation);
        world.Platform.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Empty(await GiveLists());
    }

    [Fact]
    public async Task A_tenant_hears_of_lists_that_its_own_certificates_stand_under()
    {
        await world.TrustAuthority();
        await world.Trust(world.Authority.Issue("gateway"));
        await world.Trust(TestCertificates.SelfSigned("other"), "30");
        await world.AddList(world.Now, world.Now.AddDays(8));
        var lists = world.Platform.Get<IRevocationLists>();
        Assert.Empty(lists.Due(IdOf("20"), world.Now));

        world.Platform.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal(world.Authority.Certificate.Subject, Assert.Single(lists.Due(IdOf("20"), world.Now)).Authority);
        Assert.Empty(lists.Due(IdOf("30"), world.Now));

        int IdOf(string code) => world.Platform.Get<ITenantRegistry>().FindByCode(code)!.Id;
    }

    [Fact]
    public async Task A_tenant_hears_of_every_late_list_above_its_certificate()
    {
        using var middle = world.Authority.Below("Meter makers");
        await world.TrustAuthority();
        await world.TrustAuthority(middle);
        await world.Trust(middle.Issue("gateway"));
        await world.AddList(world.Now, world.Now.AddDays(8));
        await world.Store.AddRevocationList(Encoding.ASCII.GetBytes(middle.Crl(world.Now, world.Now.AddDays(4))), Cancellation);
        var tenant = world.Platform.Get<ITenantRegistry>().FindByCode("20")!.Id;
        world.Platform.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal(
            new[] { middle.Certificate.Subject, world.Authority.Certificate.Subject }.Order(StringComparer.Ordinal),
            world.Platform.Get<IRevocationLists>().Due(tenant, world.Now).Select(list => list.Authority).Order(StringComparer.Ordinal));
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

    /// <returns>What the audit says of those that were given.</returns>
    private async Task<IReadOnlyList<string?>> GiveLists()
    {
        var before = (await Lists()).Count;
        var notices = world.Platform.Get<ListNotices>();
        var due = await notices.Due(Cancellation);
        await world.Platform.Get<ICommitQueue>().Commit(
            session =>
            {
                foreach (var list in due)
                {
                    notices.Give(session, list);
                }

                return true;
            },
            Cancellation);
        return [.. (await Lists()).SkipLast(before)];
    }

    /// <summary>The newest first.</summary>
    private async Task<IReadOnlyList<string?>> Lists() =>
        [.. (await world.Platform.Get<IAuditTrail>().Newest(new AuditFilter(What: "revocations.ends"), null, 10, Cancellation)).Select(line => line.After)];
}
