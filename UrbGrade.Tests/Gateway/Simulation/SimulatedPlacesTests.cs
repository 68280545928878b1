using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Tests.Gis;

namespace UrbGrade.Tests.Gateway.Simulation;

public sealed class SimulatedPlacesTests
{
    [Theory]
    [InlineData("districts", PlaceKind.District, 6)]
    [InlineData("streets", PlaceKind.Street, null)]
    [InlineData("buildings", PlaceKind.Building, 40)]
    [InlineData("lightpoints", PlaceKind.LightPoint, null)]
    public async Task The_platform_takes_them(string name, PlaceKind kind, int? count)
    {
        var manifest = new SimulatedSite(seed: 7, shops: 40).Manifest;
        var content = SimulatedPlaces.Of(manifest).Single(file => file.Path == $"places/{name}.geojson").Content;
        await using var world = await GisWorld.Create();
        var import = await world.Catalogue.Import("20", new PlaceFile($"{name}.geojson", content, null, kind), TestContext.Current.CancellationToken);
        Assert.True(import.Result.Outcome == AdministrationOutcome.Done, import.Result.Detail);
        Assert.Equal(count ?? import.Added, import.Added);
        Assert.True(import.Added > 0);
    }

    [Fact]
    public void The_same_site_has_the_same_ones()
    {
        static IEnumerable<string> Files(int seed) => SimulatedPlaces.Of(new SimulatedSite(seed, shops: 12).Manifest).Select(file => file.Path + Convert.ToBase64String(file.Content));
        Assert.Equal(Files(3), Files(3));
        Assert.NotEqual(Files(3), Files(4));
    }
}
