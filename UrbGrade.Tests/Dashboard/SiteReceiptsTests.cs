using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public class SiteReceiptsTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TestSession Session => world.Platform.Session;

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2026-03-09"));
        await world.Barcelona.Change(context => context.Add(new SiteRow { TenantId = world.Barcelona.Id, Code = "new", Name = "New site" }));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_site_of_another_tenant_than_the_chosen_one_was_not_looked_at(bool hasChosen)
    {
        (Session.IsPlatformAdministrator, Session.IsTenantAdministrator, Session.CurrentTenantId) = (true, false, hasChosen ? world.Eibar.Id : (int?)null);

        var sites = await world.Get<ISiteReceipts>().List(Cancellation);

        Assert.Equal([world.Barcelona.Id, world.Barcelona.Id, world.Eibar.Id], sites.Select(site => site.TenantId));
        Assert.Equal([world.Platform.Clock.GetUtcNow(), null, null], sites.Select(site => site.LastReceiptAt));
        Assert.Equal("New site", sites[1].Name);
    }

    [Fact]
    public async Task A_tenants_administrator_sees_the_sites_of_the_tenant_alone_and_others_none()
    {
        Assert.All(await world.Get<ISiteReceipts>().List(Cancellation), site => Assert.Equal(world.Barcelona.Id, site.TenantId));
        Assert.Equal(2, (await world.Get<ISiteReceipts>().List(Cancellation)).Count);

        Session.BecomeOperator(world.Barcelona.Id);
        Assert.Empty(await world.Get<ISiteReceipts>().List(Cancellation));
        Session.BecomeNobody();
        Assert.Empty(await world.Get<ISiteReceipts>().List(Cancellation));
    }
}
