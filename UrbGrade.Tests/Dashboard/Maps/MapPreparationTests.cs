using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Dashboard.Maps;
using UrbGrade.Modules.Gis.Store;
using UrbGrade.Tests.Gis;

namespace UrbGrade.Tests.Dashboard.Maps;

/// <summary>What is made of maps before anybody asks for one.</summary>
public class MapPreparationTests : MappedDistricts
{
    private static readonly AreaMapRequest OfFebruary = new(PlaceKind.District, February);

    private MapPreparation Preparation => World.Platform.Get<MapPreparation>();

    [Fact]
    public async Task The_first_map_after_a_start_waited_until_all_places_were_read()
    {
        Assert.Equal(2, await Preparation.Look(Cancellation));
        await ForgetPlaces();

        Assert.Equal(["A", "B", "C", "D"], await Codes());
    }

    [Fact]
    public async Task Maps_are_prepared_anew_when_changes_have_come_to_an_end()
    {
        Assert.Equal(2, await Preparation.Look(Cancellation));
        Assert.Equal(0, await Preparation.Look(Cancellation));
        World.Platform.Session.IsPlatformAdministrator = true;
        await World.Import(GisWorld.Collection(GisWorld.Feature("E", GisWorld.Square(5, 0))));
        Assert.Equal(0, await Preparation.Look(Cancellation));
        await World.Import(GisWorld.Collection(GisWorld.Feature("F", GisWorld.Square(6, 0))));
        Assert.Equal(0, await Preparation.Look(Cancellation));
        Assert.Equal(2, await Preparation.Look(Cancellation));
        Assert.Equal(0, await Preparation.Look(Cancellation));
        await ForgetPlaces();

        Assert.Equal(["A", "B", "C", "D", "E", "F"], await Codes());
    }

    [Fact]
    public async Task Workers_prepare_no_maps_and_nobody_does_before_the_platform_is_up()
    {
        using var worker = Service(new PlatformRole(ServesRequests: false, DoesWork: true));
        await worker.StartAsync(Cancellation);
        await worker.ExecuteTask!;
        using var web = Service(new PlatformRole(ServesRequests: true, DoesWork: false));
        await web.StartAsync(Cancellation);
        Assert.False(web.ExecuteTask!.IsCompleted);
        await web.StopAsync(Cancellation);

        Assert.Equal(2, await Preparation.Look(Cancellation));
    }

    [Fact]
    public async Task An_asset_that_comes_leaves_the_shapes_as_they_were_drawn()
    {
        var maps = World.Platform.Get<TenantMaps>();
        var before = await maps.Get(World.IdOf("20"), Cancellation);
        var place = before.Atlas.Of(PlaceKind.District)[0];
        var inside = before.InsideOf(place);
        World.Platform.Session.IsPlatformAdministrator = true;
        var shop = new SiteAsset("A10", "A10", "Shop A10", "bakery", 50, 41.3905, 2.18051, "", []);
        await World.Platform.Get<ISiteCatalogue>().Import(new SiteManifest("20", "S1", "Site", "Europe/Madrid", "simulated", [shop]), Cancellation);
        var after = await maps.Get(World.IdOf("20"), Cancellation);

        Assert.NotSame(before, after);
        Assert.Equal(before.Assets.Count + 1, after.Assets.Count);
        Assert.Same(inside, after.InsideOf(place));
        Assert.Equal(place.Id, after.Assets.Single(asset => asset.Position.X == 2.18051).Within[0]);
    }

    private PrepareMaps Service(PlatformRole role) =>
        new(Preparation, role, World.Platform.Get<IHostApplicationLifetime>(), World.Platform.Clock, NullLogger<PrepareMaps>.Instance);

    /// <summary>Deletes the places and tells nobody, so that only what is kept in memory has them.</summary>
    private Task ForgetPlaces() => Write("20", database => database.RemoveRange(database.Set<PlaceShapeRow>().ToList()));

    private async Task<List<string>> Codes() => [.. (await Maps.Read(OfFebruary, Cancellation))!.Areas.Select(area => area.Code)];
}
