using System.Text;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Modules.Semantics.Resources;
using UrbGrade.Tests.Dashboard;
using UrbGrade.Tests.Gis;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Semantics.Resources;

/// <summary>Two shops in a district, the second of them in a street, too.</summary>
public class GroupResourcesTests : IAsyncLifetime
{
    private const string OldTown = "Old town", MainStreet = "Main street";

    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string District => $"districts/{IdOf(OldTown)}";

    private string Street => $"streets/{IdOf(MainStreet)}";

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        tenant.Platform.Session.CurrentTenantId = tenant.Id;
        await tenant.Register("477", "478");
        await Put("477", KpiScope.District, OldTown);
        await Put("478", KpiScope.District, OldTown);
        await Put("478", KpiScope.Street, MainStreet);
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_district_and_a_street_have_their_names_and_assets()
    {
        var (_, district) = Assert.Single(await Groups(GroupResources.Districts));
        var (_, street) = Assert.Single(await Groups(GroupResources.Streets));

        Assert.Equal(("district", District, "street", Street), (district.Kind, district.Path, street.Kind, street.Path));
        Assert.Equal([OldTown], Values(district, "name"));
        Assert.Equal([MainStreet], Values(street, "name"));
        Assert.Equal([$"assets/{tenant.AssetOf("477")}", $"assets/{tenant.AssetOf("478")}"], Values(district, "assets"));
        Assert.Equal([$"assets/{tenant.AssetOf("478")}"], Values(street, "assets"));
    }

    [Fact]
    public async Task A_list_goes_on_by_id_whatever_the_names_are()
    {
        await Put("477", KpiScope.Street, "Another street");
        var whole = await Groups(GroupResources.Streets);
        Assert.Equal([MainStreet, "Another street"], whole.SelectMany(one => Values(one.Resource, "name")));

        var rest = await tenant.Platform.Get<GroupResources>().Read(GroupResources.Streets, ResourceFilter.All, whole[0].Id, 10, Cancellation);
        Assert.Equal(whole[1].Id, Assert.Single(rest).Id);
        var wanted = await tenant.Platform.Get<GroupResources>().Read(GroupResources.Streets, new ResourceFilter(whole[0].Id), 0, 10, Cancellation);
        Assert.Equal(whole[0].Id, Assert.Single(wanted).Id);
    }

    [Fact]
    public async Task The_place_on_the_map_with_the_name_of_a_district_is_the_district()
    {
        await Import(PlaceKind.District, GisWorld.Feature("D/1", GisWorld.Square(0, 0), OldTown), GisWorld.Feature("D2", GisWorld.Square(1, 0), "New town"));

        Assert.Equal(["places/districts/D%2F1"], Values((await Groups(GroupResources.Districts)).Single().Resource, "place"));
        var places = tenant.Platform.Get<PlaceResources>();
        Assert.Equal(
            [("D/1", District), ("D2", "")],
            (await places.Read("districts", 0, 10, Cancellation)).Select(one => (Values(one.Resource, "code").Single(), string.Join(' ', Values(one.Resource, "group")))));
        Assert.Equal([District], Values((await places.Find("districts", "D/1", Cancellation))!, "group"));
    }

    [Fact]
    public async Task A_name_that_two_places_have_or_one_of_another_kind_leads_to_none()
    {
        await Import(PlaceKind.District, GisWorld.Feature("D1", GisWorld.Square(0, 0), MainStreet));
        await Import(PlaceKind.Street, GisWorld.Feature("S1", GisWorld.Square(0, 0), MainStreet), GisWorld.Feature("S2", GisWorld.Square(1, 0), MainStreet));

        Assert.Empty(Values((await Groups(GroupResources.Streets)).Single().Resource, "place"));
        foreach (var kind in new[] { "districts", "streets" })
        {
            var places = await tenant.Platform.Get<PlaceResources>().Read(kind, 0, 10, Cancellation);
            Assert.NotEmpty(places);
            Assert.All(places, place => Assert.Empty(Values(place.Resource, "group")));
        }
    }

    [Fact]
    public async Task A_place_that_no_longer_stands_is_not_meant()
    {
        await Import(PlaceKind.Street, GisWorld.Feature("S1", GisWorld.Square(0, 0), MainStreet));
        tenant.Platform.Clock.Advance(TimeSpan.FromDays(1));
        await Import(PlaceKind.Street, GisWorld.Feature("S2", GisWorld.Square(1, 0), MainStreet));

        Assert.Equal(["places/streets/S2"], Values((await Groups(GroupResources.Streets)).Single().Resource, "place"));
    }

    [Fact]
    public async Task What_a_place_has_is_the_sum_of_its_assets()
    {
        await MeasureADay();

        Assert.Equal([Iri(District), "120.0"], Assert.Single(await Energy(District)));
        Assert.Equal([Iri(Street), "60.0"], Assert.Single(await Energy(Street)));
        Assert.Equal([Iri(District), "120.0"], Assert.Single(await Energy(District, "day/2019-07-01")));
        Assert.Equal([Iri(District), "5.0"], Assert.Single(await Energy(District, "hour/2019-07-01/23")));
    }

    [Theory]
    [InlineData("week/2019-07-01")]
    [InlineData("month/2019-07-01")]
    [InlineData("year/2019-01-01")]
    public async Task The_peak_of_a_place_is_that_of_its_assets_together(string period)
    {
        await MeasureADay();

        Assert.Equal([Iri(District), "5.0"], Assert.Single(await Figure($"{District}/assessments/{period}/peak.power")));
        Assert.Equal([Iri(Street), "2.5"], Assert.Single(await Figure($"{Street}/assessments/{period}/peak.power")));
    }

    [Fact]
    public async Task The_assessments_of_a_month_of_a_place_have_those_of_load()
    {
        await MeasureADay();

        var rows = await RdfLib.Query(
            "SELECT ?figure ?value WHERE { ?figure <https://saref.etsi.org/core/hasValue> ?value }", (await Read($"{District}/assessments")).Document!);
        Assert.Equal("5.0", Assert.Single(rows, row => row[0] == Iri($"{District}/assessments/month/2019-07-01/peak.power"))[1]);
        Assert.Equal("1.0", Assert.Single(rows, row => row[0] == Iri($"{District}/assessments/month/2019-07-01/load_factor.power"))[1]);
        Assert.Equal("120.0", Assert.Single(rows, row => row[0] == Iri($"{District}/assessments/month/2019-07-01/energy.power"))[1]);
    }

    [Fact]
    public async Task A_street_has_no_district_of_its_number_and_nobody_has_another_tenants()
    {
        Assert.Equal((200, 200), ((await Read(District)).Status, (await Read(Street)).Status));
        Assert.Equal(404, (await Read($"streets/{IdOf(OldTown)}")).Status);
        Assert.Equal(404, (await Read($"streets/{IdOf(OldTown)}/assessments")).Status);

        var other = await QuantifiedTenant.Create(tenant.Platform, "30");
        tenant.Platform.Session.BecomeTenantAdministrator(other.Id);
        Assert.Empty(await Groups(GroupResources.Districts));
        Assert.Empty(await Groups(GroupResources.Streets));
        Assert.Equal(404, (await Read(District)).Status);
        Assert.Equal(404, (await Read(District, code: "30")).Status);
        Assert.Equal(404, (await Read($"{District}/assessments", code: "30")).Status);
    }

    private async Task Put(string meter, KpiScope kind, string name)
    {
        var code = tenant.Rows<AssetRow>().Single(asset => asset.Id == tenant.AssetOf(meter)).Code;
        var result = await tenant.Platform.Get<IAssetTraits>().Place("20", null, code, kind, name, Cancellation);
        Assert.True(result.Outcome == AdministrationOutcome.Done, result.Detail);
    }

    /// <summary>Places of the kind that the file does not name end.</summary>
    private async Task Import(PlaceKind kind, params string[] features)
    {
        var file = new PlaceFile("places.geojson", Encoding.UTF8.GetBytes(GisWorld.Collection(features)), null, kind) { EndsOthers = true };
        var import = await tenant.Platform.Get<IPlaceCatalogue>().Import("20", file, Cancellation);
        Assert.True(import.Result.Outcome == AdministrationOutcome.Done, import.Result.Detail);
    }

    private int IdOf(string place) => tenant.Rows<PlaceRow>().Single(row => row.Name == place).Id;

    private Task<List<(int Id, Description Resource)>> Groups(string list) =>
        tenant.Platform.Get<GroupResources>().Read(list, ResourceFilter.All, 0, 10, Cancellation);

    private Task<SemanticAnswer> Read(string path, string code = "20") =>
        tenant.Platform.Get<ISemantics>().Read("https://h.example", $"{code}/{path}", new Dictionary<string, string> { ["day"] = "2019-07-15" }, RdfSyntax.Turtle, Cancellation);

    private async Task MeasureADay()
    {
        await tenant.QuantifyAndCompute(1, [.. DashboardWorld.Day("2019-07-01", meter: "477"), .. DashboardWorld.Day("2019-07-01", meter: "478")]);
        await tenant.ComputePeriods();
    }

    private Task<List<string?[]>> Energy(string place, string period = "month/2019-07-01") => Figure($"{place}/assessments/{period}/energy");

    private async Task<List<string?[]>> Figure(string assessment) => await RdfLib.Query(
        "SELECT ?about ?value WHERE { ?figure <https://saref.etsi.org/saref4city/assesses> ?about ; <https://saref.etsi.org/core/hasValue> ?value }",
        (await Read(assessment)).Document!);

    private static string Iri(string path) => $"https://h.example/api/semantics/20/{path}";

    private static List<string> Values(Description resource, string name) =>
        [.. resource.Fields.Where(field => field.Name == name).Select(field => field.Value is ResourcePath path ? path.Path : field.Value.ToString()!)];
}
