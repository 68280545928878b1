using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Core.Trust;

namespace UrbGrade.Tests.Core.Trust;

public class ServerCertificatesTests : IAsyncLifetime
{
    private readonly TrustWorld world = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await world.AddTenants();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_server_certificate_that_was_issued_here_is_listed_and_its_end_is_told()
    {
        var proxy = await Issue("proxy.example.org");

        var listed = Assert.Single(await world.Store.List(Cancellation), one => one.Role == CertificateRole.Server);
        Assert.Equal((proxy.Subject, CertificateState.Valid, null), (listed.Subject, listed.State, listed.TenantCode));
        world.Platform.Clock.SetUtcNow(proxy.NotAfter.ToUniversalTime().AddDays(-13));
        Assert.Contains(await world.Platform.Get<ExpiryNotices>().Due(Cancellation), notice => (notice.Thumbprint, notice.Days) == (Sha256Thumbprint.Of(proxy), 14));
    }

    [Fact]
    public async Task The_end_of_a_server_certificate_that_was_issued_anew_is_not_told()
    {
        var (old, single) = (await Issue("proxy.example.org"), await Issue("single.example.org"));
        world.Platform.Clock.Advance(TimeSpan.FromDays(30));
        await Issue("proxy.example.org");
        world.Platform.Clock.SetUtcNow(old.NotAfter.ToUniversalTime().AddDays(-13));

        var told = (await world.Platform.Get<ExpiryNotices>().Due(Cancellation)).Select(notice => notice.Thumbprint).ToList();

        Assert.Contains(Sha256Thumbprint.Of(single), told);
        Assert.DoesNotContain(Sha256Thumbprint.Of(old), told);
    }

    [Fact]
    public async Task A_revoked_server_certificate_is_in_the_published_list()
    {
        var (kept, lost) = (await Issue("kept.example.org"), await Issue("lost.example.org"));

        Assert.Equal(AdministrationOutcome.Done, (await world.Store.Revoke(Sha256Thumbprint.Of(lost), "key lost", Cancellation)).Outcome);

        var list = new RevocationList(await world.Platform.Get<IAuthorityPublication>().RevocationList(Cancellation));
        Assert.Equal((1, true, false), (list.Count, list.Revokes(lost), list.Revokes(kept)));
        Assert.Equal(AdministrationOutcome.AlreadyExists, (await world.Store.Revoke(Sha256Thumbprint.Of(lost), "key lost", Cancellation)).Outcome);
        Assert.Equal(CertificateState.Revoked, Assert.Single(await world.Store.List(Cancellation), one => one.Thumbprint == Sha256Thumbprint.Of(lost)).State);
    }

    [Fact]
    public async Task A_tenants_administrator_neither_sees_nor_revokes_it()
    {
        var proxy = await Issue("proxy.example.org");
        world.Platform.Session.BecomeTenantAdministrator(world.Platform.Get<ITenantRegistry>().FindByCode("20")!.Id);

        Assert.DoesNotContain(await world.Store.List(Cancellation), one => one.Role == CertificateRole.Server);
        Assert.Equal(AdministrationOutcome.NotFound, (await world.Store.Revoke(Sha256Thumbprint.Of(proxy), "not mine", Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_certificate_that_was_issued_here_and_serves_was_listed_twice()
    {
        var serving = world.Platform.Get<PlatformCertificate>().Certificate;
        await world.Platform.Queue.Commit(
            session =>
            {
                using var database = world.Platform.Contexts.Write(TenantScope.Platform, session);
                database.Add(new ServerCertificateRow
                {
                    Subject = serving.Subject, Thumbprint = Sha256Thumbprint.Of(serving), Der = serving.RawData, AddedAt = world.Now,
                });
                return database.SaveChanges();
            },
            Cancellation);
        var other = await Issue("proxy.example.org");

        var listed = await world.Store.List(Cancellation);

        Assert.Equal(CertificateRole.Platform, Assert.Single(listed, one => one.Thumbprint == Sha256Thumbprint.Of(serving)).Role);
        Assert.Equal(CertificateRole.Server, Assert.Single(listed, one => one.Thumbprint == Sha256Thumbprint.Of(other)).Role);
    }

    private async Task<X509Certificate2> Issue(string host) => (await world.Store.IssueServer([host], Cancellation)).Certificate!;
}
