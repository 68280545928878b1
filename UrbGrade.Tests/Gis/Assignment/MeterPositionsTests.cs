using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Gis.Assignment;

/// <summary>Three shops in a row, 84 m apart; the first in a building that reaches to the second.</summary>
public class MeterPositionsTests : IAsyncLifetime
{
    private readonly GisWorld world = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IMeterPositions Positions => world.Platform.Get<IMeterPositions>();

    public async ValueTask InitializeAsync()
    {
        await world.Platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
        await world.Platform.Get<ISiteCatalogue>().Import(
            new SiteManifest("20", "S1", "Site", "Europe/Madrid", "simulated", [.. Enumerable.Range(0, 3).Select(i => new SiteAsset(
                $"A{i}", $"M{i}", $"Shop {i}", "bakery", 50, GisWorld.South + 0.0005, GisWorld.West + 0.0005 + (i * 0.001), "", []))]), Cancellation);
        await world.Import(GisWorld.Collection(GisWorld.Feature("House", GisWorld.Square(0, 0))), PlaceKind.Building);
        await world.Import(
            GisWorld.Collection(
                GisWorld.Feature("M0", GisWorld.Point(2.51, 0.5)), GisWorld.Feature("M1", GisWorld.Point(0.99, 0.9)), GisWorld.Feature("M2", GisWorld.Point(9, 9)),
                GisWorld.Feature("M9", GisWorld.Point(0.5, 0.5))),
            PlaceKind.Meter);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Meters_are_proposed_by_building_and_distance_and_given_when_confirmed()
    {
        var proposals = await Positions.Propose("20", 30, Cancellation);

        // M0 is 0.84 m from the third shop; M1 in the building of the first; M2 near nothing; M9 is no meter.
        Assert.Equal([("M0", "A0", "A2"), ("M1", "A1", "A0")], proposals.Select(p => (p.Meter, p.CurrentAsset, p.Asset)));
        Assert.InRange(proposals[0].Metres, 0.8, 0.9);
        Assert.Equal(0, proposals[1].Metres);

        var wrong = await Positions.Assign("20", [("M0", "A2"), ("M1", "A7")], Cancellation);
        Assert.Equal(AdministrationOutcome.NotFound, wrong.Outcome);
        Assert.Equal("A0", await AssetOf("M0"));

        Assert.Equal(AdministrationOutcome.Done, (await Positions.Assign("20", [("M0", "A2"), ("M1", "A0")], Cancellation)).Outcome);
        Assert.Equal(("A2", "A0"), (await AssetOf("M0"), await AssetOf("M1")));
        Assert.Empty(await Positions.Propose("20", 30, Cancellation));
        await using var database = world.Platform.Contexts.Read(TenantScope.Platform);
        var line = database.Set<AuditRow>().Single(line => line.What == "meters.assigned");
        Assert.Equal(("M0, M1", "A0, A1", "A2, A0"), (line.Subject, line.Before, line.After));
        Assert.Equal(2, database.Set<WorkItemRow>().Count(item => item.Contract == WorkContract.Of<MeterMoved>().Name));
    }

    [Fact]
    public async Task Only_administrators_of_the_tenant_assign()
    {
        world.Platform.Session.BecomeOperator(world.IdOf("20"));
        Assert.Empty(await Positions.Propose("20", 30, Cancellation));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Positions.Assign("20", [("M0", "A2")], Cancellation)).Outcome);
    }

    private async Task<string> AssetOf(string meter) =>
        (await world.Platform.Get<ISiteCatalogue>().Meters(Cancellation)).Single(one => one.Source == meter).AssetCode;
}
