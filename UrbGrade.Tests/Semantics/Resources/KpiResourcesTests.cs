using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Semantics.Resources;
using UrbGrade.Tests.Dashboard;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Semantics.Resources;

public class KpiResourcesTests : IAsyncLifetime
{
    private const string Canary = "Atlantic/Canary";

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        tenant.Platform.Session.CurrentTenantId = tenant.Id;
        await tenant.Register("477");
        await tenant.Change(database => database.Set<SiteRow>().Single().TimeZone = Canary);
        await tenant.QuantifyAndCompute(1, DashboardWorld.Day("2019-07-01", meter: "477"));
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_day_of_a_site_in_another_zone_than_the_tenants_begins_when_it_does_there()
    {
        var answer = await tenant.Platform.Get<ISemantics>().Read(
            "https://h.example", $"20/assets/{tenant.AssetOf("477")}/assessments/day/2019-07-01/energy", new Dictionary<string, string>(), RdfSyntax.Turtle,
            Cancellation);
        var rows = await RdfLib.Query(
            """
            PREFIX time: <http://www.w3.org/2006/time#>
            SELECT ?begin ?end WHERE {
              ?figure <https://saref.etsi.org/saref4city/refersToTime>
                [ time:hasBeginning/time:inXSDDateTimeStamp ?begin ; time:hasEnd/time:inXSDDateTimeStamp ?end ]
            }
            """,
            answer.Document!);

        Assert.Equal(["2019-06-30T23:00:00Z", "2019-07-01T23:00:00Z"], Assert.Single(rows));
    }

    [Fact]
    public async Task Assets_and_meters_have_their_sites_zone_and_what_may_lie_in_several_sites_the_tenants()
    {
        await using var database = tenant.Platform.Contexts.Read(TenantScope.Of(tenant.Id));
        var registry = new RegistryResources(database, tenant.Platform.Get<ITenantRegistry>().Find(tenant.Id)!);
        var meter = Assert.Single(tenant.Rows<MeterRow>()).Id;

        Assert.Equal(Canary, await registry.ZoneOf(KpiScope.Asset, tenant.AssetOf("477"), Cancellation));
        Assert.Equal(Canary, await registry.ZoneOf(KpiScope.Meter, meter, Cancellation));
        Assert.Equal("Europe/Madrid", await registry.ZoneOf(KpiScope.District, tenant.AssetOf("477"), Cancellation));
    }
}
