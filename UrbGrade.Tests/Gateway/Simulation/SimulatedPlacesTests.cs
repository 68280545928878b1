using System.Text;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Gateway.Sites;
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
        var site = new SimulatedSite(seed: 7, shops: 40);
        var content = SimulatedPlaces.Of(site.Manifest, site.Town).Single(file => file.Path == $"places/{name}.geojson").Content;
        await using var world = await GisWorld.Create();
        var import = await world.Catalogue.Import("20", new PlaceFile($"{name}.geojson", content, null, kind), TestContext.Current.CancellationToken);
        Assert.True(import.Result.Outcome == AdministrationOutcome.Done, import.Result.Detail);
        Assert.Equal(count ?? import.Added, import.Added);
        Assert.True(import.Added > 0);
    }

    [Fact]
    public async Task The_platform_takes_how_vulnerable_the_people_of_quarters_are()
    {
        var site = new SimulatedSite(seed: 7, shops: 40);
        var content = SimulatedPlaces.Of(site.Manifest, site.Town).Single(file => file.Path == "places/districts.geojson").Content;
        await using var world = await GisWorld.Create();
        await world.Catalogue.Import("20", new PlaceFile("districts.geojson", content, null, PlaceKind.District), TestContext.Current.CancellationToken);
        var import = await world.Platform.Get<IVulnerability>().Import(
            "20", new VulnerabilityFile("districts.geojson", content, PlaceKind.District, "vulnerability", "Simulated", 2024), TestContext.Current.CancellationToken);
        Assert.Equal((AdministrationOutcome.Done, 6), (import.Result.Outcome, import.Places));
    }

    [Fact]
    public void The_same_site_has_the_same_ones()
    {
        static IEnumerable<string> Files(int seed) => SimulatedPlaces.Of(new SimulatedSite(seed, shops: 12).Manifest, TownNames.Catalan).Select(file => file.Path + Convert.ToBase64String(file.Content));
        Assert.Equal(Files(3), Files(3));
        Assert.NotEqual(Files(3), Files(4));
    }

    [Theory]
    [MemberData(nameof(Towns))]
    public void A_town_names_its_six_quarters_and_streets_in_its_own_language(string site, string quarter, string lamp)
    {
        var simulated = SiteKinds.Named(site).Simulate(1, 6, "1", "X");
        var files = SimulatedPlaces.Of(simulated.Manifest, simulated.Town).ToDictionary(file => file.Path, file => Encoding.UTF8.GetString(file.Content));

        Assert.Equal((6, 6), (simulated.Town.Quarters.Distinct().Count(), simulated.Town.Streets.Distinct().Count()));
        Assert.Contains(quarter, Names(files["places/districts.geojson"]));
        Assert.All(Names(files["places/lightpoints.geojson"]), name => Assert.Matches(lamp, name));
    }

    public static TheoryData<string, string, string> Towns => new()
    {
        { "barcelona", "la Sínia", "^Carrer d.*, fanal \\d+$" }, { "eibar", "Iturrialde", " kalea, farola \\d+$" }, { "kalundborg", "Åkvarteret", ", lampe \\d+$" },
    };

    private static List<string> Names(string geojson)
    {
        using var document = JsonDocument.Parse(geojson);
        return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("properties").GetProperty("name").GetString()!)];
    }
}
