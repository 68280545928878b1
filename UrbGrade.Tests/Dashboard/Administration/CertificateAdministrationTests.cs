using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Dashboard.Administration;

/// <summary>What the end of a certificate would stop, as its page says before somebody revokes it.</summary>
public class CertificateAdministrationTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ICertificateAdministration Certificates => world.Get<ICertificateAdministration>();

    public async ValueTask InitializeAsync() => world = await DashboardWorld.Create();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_last_certificate_that_counts_stops_the_sites_of_its_tenant_and_one_of_two_stops_none()
    {
        var sites = world.Barcelona.Rows<SiteRow>().ConvertAll(site => site.Name);
        await Issue("first");
        Assert.Equal(sites, (await Of("first")).StopsSites);

        await Issue("second");
        Assert.Empty((await Of("first")).StopsSites);
        Assert.Empty((await Of("second")).StopsSites);

        var revoked = await Certificates.Revoke((await Of("first")).CertificateId, "key lost", Cancellation);
        Assert.Equal(AdministrationOutcome.Done, revoked.Outcome);
        var first = await Of("first");
        Assert.Equal((CertificateState.Revoked, "key lost"), (first.State, first.RevokeReason));
        Assert.Empty(first.StopsSites);
        Assert.Equal(sites, (await Of("second")).StopsSites);
    }

    [Fact]
    public async Task An_authority_stops_the_sites_of_every_tenant_whose_certificates_it_issued()
    {
        var sites = world.Barcelona.Rows<SiteRow>().Concat(world.Eibar.Rows<SiteRow>()).Select(site => site.Name).Order(StringComparer.Ordinal).ToList();
        await Issue("first");
        world.Platform.Session.BecomeTenantAdministrator(world.Eibar.Id);
        await Issue("second");
        Assert.Single(await Certificates.List(Cancellation));

        (world.Platform.Session.CurrentTenantId, world.Platform.Session.IsPlatformAdministrator) = (null, true);
        Assert.Equal(sites, (await Certificates.List(Cancellation)).Single(one => one.Role == CertificateRole.Authority).StopsSites);
    }

    [Fact]
    public async Task The_certificate_of_a_partners_module_tells_its_name_for_whoever_renews_it()
    {
        await Issue("first");
        var tenant = (await Of("first")).TenantCode!;
        world.Platform.Session.IsPlatformAdministrator = true;
        var issued = await world.Get<ITrustStore>().IssueModule(tenant, "Baseload", null, Cancellation);
        world.Platform.Session.IsPlatformAdministrator = false;
        Assert.Equal(AdministrationOutcome.Done, issued.Result.Outcome);

        var module = (await Certificates.List(Cancellation)).Single(one => one.Role == CertificateRole.Module);
        Assert.Equal(("Baseload", CertificateState.Valid), (module.Module, module.State));
        Assert.Empty(module.StopsSites);
        Assert.Null((await Of("first")).Module);
    }

    [Fact]
    public async Task A_certificate_is_replaced_once_its_successor_has_signed()
    {
        await Issue("gateway");
        var old = (await Of("gateway")).Thumbprint;
        world.Platform.Clock.Advance(TimeSpan.FromDays(1));
        await Issue("gateway");
        var issued = await Certificates.List(Cancellation);
        Assert.DoesNotContain(issued, one => one.IsReplaced);

        var successor = issued.Single(one => one.Role == CertificateRole.Gateway && one.Thumbprint != old).Thumbprint;
        await world.Barcelona.QuantifyAndCompute(4, DashboardWorld.Day("2026-03-09"));
        await world.Barcelona.Change(context => context.Set<RawRequestRow>().Single(request => request.Id == 4).CertificateThumbprint = successor);

        Assert.Equal(old, Assert.Single(await Certificates.List(Cancellation), one => one.IsReplaced).Thumbprint);
    }

    private async Task Issue(string name) => Assert.Equal(
        AdministrationOutcome.Done, (await world.Get<ITrustStore>().IssueGateway(null, name, Cancellation)).Result.Outcome);

    private async Task<CertificateSummary> Of(string name) =>
        (await Certificates.List(Cancellation)).Single(one => one.Subject.Contains($"CN={name}", StringComparison.Ordinal));
}
