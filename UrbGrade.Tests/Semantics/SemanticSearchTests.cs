using System.Text;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Dashboard;
using UrbGrade.Tests.Gis;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Semantics;

/// <summary>A shop with a meter of energy.</summary>
public class SemanticSearchTests : IAsyncLifetime
{
    private const string Origin = "https://h.example";

    private static readonly (string, string) Kpis = ("class", "s4city:KeyPerformanceIndicator"), KilowattHours = ("unit", "unit:KiloW-HR");

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        tenant.Platform.Session.CurrentTenantId = tenant.Id;
        await tenant.Register("477");
        await tenant.Change(database =>
        {
            var shop = database.Set<AssetRow>().Single();
            (shop.Latitude, shop.Longitude) = (41.38, 2.17);
        });
        await tenant.Quantify(1, DashboardWorld.Day("2019-07-01", meter: "477"));
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task What_lies_by_a_street_that_is_a_line_is_found()
    {
        var streets = GisWorld.Collection(GisWorld.Feature("S1", Street("41.3801")), GisWorld.Feature("S2", Street("41.3804")));
        var import = await tenant.Platform.Get<IPlaceCatalogue>().Import(
            "20", new PlaceFile("streets.geojson", Encoding.UTF8.GetBytes(streets), null, PlaceKind.Street), Cancellation);
        Assert.True(import.Result.Outcome == AdministrationOutcome.Done, import.Result.Detail);

        Assert.Equal([$"assets/{tenant.AssetOf("477")}"], await Found(("class", "s4city:Facility"), ("place", "streets/S1")));
        Assert.Empty(await Found(("class", "s4city:Facility"), ("place", "streets/S2")));

        static string Street(string latitude) => $$"""{ "type": "LineString", "coordinates": [[2.165, {{latitude}}], [2.175, {{latitude}}]] }""";
    }

    [Fact]
    public async Task What_stood_a_few_metres_from_a_light_point_was_not_found_there()
    {
        var lamps = GisWorld.Collection(GisWorld.Feature("L1", Lamp("2.17005", "41.38003")), GisWorld.Feature("L2", Lamp("2.1702", "41.38")));
        var import = await tenant.Platform.Get<IPlaceCatalogue>().Import(
            "20", new PlaceFile("lightpoints.geojson", Encoding.UTF8.GetBytes(lamps), null, PlaceKind.LightPoint), Cancellation);
        Assert.True(import.Result.Outcome == AdministrationOutcome.Done, import.Result.Detail);

        Assert.Equal([$"assets/{tenant.AssetOf("477")}"], await Found(("class", "s4city:Facility"), ("place", "lightpoints/L1")));
        Assert.Empty(await Found(("class", "s4city:Facility"), ("place", "lightpoints/L2")));

        static string Lamp(string longitude, string latitude) => $$"""{ "type": "Point", "coordinates": [{{longitude}}, {{latitude}}] }""";
    }

    [Fact]
    public async Task Kpis_are_found_by_their_unit()
    {
        var expected = KpiDefinitions.All.Where(kpi => kpi.Unit == "kW.h").Select(kpi => $"kpis/{kpi.Code}").Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(expected);

        Assert.Equal(expected, await Found(Kpis, KilowattHours));
        var all = await Found(KilowattHours);
        Assert.Equal(expected, all.Where(one => one.StartsWith("kpis/", StringComparison.Ordinal)));
        Assert.Contains(all, one => one.StartsWith("series/", StringComparison.Ordinal));
        Assert.Empty(await Found(Kpis, KilowattHours, ("property", "saref:Energy")));
    }

    [Theory]
    [InlineData("sosa:Observation", "/series/ID/readings")]
    [InlineData("https://saref.etsi.org/core/Measurement", "/series/ID/readings")]
    [InlineData("s4city:KeyPerformanceIndicatorAssessment", "/assets/ID/assessments")]
    [InlineData("s4city:AdministrativeArea", "")]
    public async Task A_class_of_what_is_not_searched_found_nothing_and_leads_to_where_it_is_read(string type, string path)
    {
        var answer = await Ask(("class", type));
        Assert.Equal(
            (400, $"class: found '{type}', which is not searched; it is read at {Origin}/api/semantics/20{path}."), (answer.Status, answer.Problem));
    }

    private Task<SemanticAnswer> Ask(params (string Name, string Value)[] query) => tenant.Platform.Get<ISemantics>().Read(
        Origin, "20/search", query.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal), RdfSyntax.Turtle, Cancellation);

    private async Task<List<string>> Found(params (string Name, string Value)[] query)
    {
        var answer = await Ask([.. query, ("limit", "1000")]);
        Assert.True(answer.Status == 200, answer.Problem);
        var members = await RdfLib.Query("SELECT ?member WHERE { ?list <http://www.w3.org/ns/hydra/core#member> ?member }", answer.Document!);
        return [.. members.Select(row => row[0]![$"{Origin}/api/semantics/20/".Length..]).Order(StringComparer.Ordinal)];
    }
}
