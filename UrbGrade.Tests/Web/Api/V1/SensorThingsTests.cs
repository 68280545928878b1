using System.Net;
using System.Text.Json;
using UrbGrade.Tests.Interop;

namespace UrbGrade.Tests.Web.Api.V1;

/// <summary>The requests are those of the standard's own examples (OGC 18-088, clauses 9.2 and 9.3), on the rows of the tenant.</summary>
public class SensorThingsTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    private const string Root = "/api/sensorthings/v1.1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private long Asset => platform.Ids[ApiPlatform.Own]["assets"];

    private long Energy => platform.Ids[ApiPlatform.Own]["series"];

    [Fact]
    public async Task The_root_names_the_entity_sets()
    {
        var index = await platform.Read(Root);
        Assert.Equal(
            ["Things", "Locations", "Datastreams", "Sensors", "ObservedProperties", "Observations", "FeaturesOfInterest"],
            Values(index).Select(set => set.GetProperty("name").GetString()));
        foreach (var set in Values(index))
        {
            Assert.NotEmpty(Values(await platform.Read(set.GetProperty("url").GetString()!)));
        }
    }

    [Fact]
    public async Task An_entity_has_its_properties_its_address_and_where_it_leads()
    {
        var thing = await platform.Read($"{Root}/Things({Asset})");
        Assert.Equal(thing.GetRawText(), (await platform.Read($"{Root}/Things('{Asset}')")).GetRawText());
        Assert.Equal(Asset, thing.GetProperty("@iot.id").GetInt64());
        Assert.Equal(thing.GetRawText(), (await platform.Read(thing.GetProperty("@iot.selfLink").GetString()!)).GetRawText());
        Assert.Equal("477", thing.GetProperty("name").GetString());
        var streams = Values(await platform.Read(thing.GetProperty("Datastreams@iot.navigationLink").GetString()!));
        Assert.Equal(["energy", "price", "temperature_in", "temperature_out"], streams.Select(Quantity).Order());
        var place = Assert.Single(Values(await platform.Read(thing.GetProperty("Locations@iot.navigationLink").GetString()!)));
        Assert.Equal("application/geo+json", place.GetProperty("encodingType").GetString());
        Assert.Equal([2.17, 41.38], place.GetProperty("location").GetProperty("coordinates").EnumerateArray().Select(c => c.GetDouble()));
    }

    [Fact]
    public async Task A_datastream_says_unit_time_and_kind_of_observation()
    {
        var stream = await platform.Read($"{Root}/Datastreams({Energy})");
        Assert.Equal("http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement", stream.GetProperty("observationType").GetString());
        Assert.Equal("kW.h", stream.GetProperty("unitOfMeasurement").GetProperty("symbol").GetString());
        Assert.Equal("2019-06-30T22:00:00Z/2019-07-01T22:00:00Z", stream.GetProperty("phenomenonTime").GetString());
        var observed = await platform.Read(stream.GetProperty("ObservedProperty@iot.navigationLink").GetString()!);
        Assert.Equal(("energy", "http://qudt.org/vocab/quantitykind/Energy"), (observed.GetProperty("@iot.id").GetString(), observed.GetProperty("definition").GetString()));
        Assert.Equal(observed.GetRawText(), (await platform.Read(observed.GetProperty("@iot.selfLink").GetString()!)).GetRawText());
        Assert.Equal("477", (await platform.Read($"{Root}/Datastreams({Energy})/Sensor")).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("name", "{\"name\":\"477\"}")]
    [InlineData("name/$value", "\"477\"")]
    public async Task A_property_can_be_read_alone(string property, string expected) =>
        Assert.Equal(expected, (await platform.Read($"{Root}/Things({Asset})/{property}")).GetRawText());

    [Fact]
    public async Task An_observation_is_found_by_its_own_address()
    {
        var observation = Values(await platform.Read($"{Root}/Datastreams({Energy})/Observations?$top=1"))[0];
        Assert.Equal("2019-06-30T22:00:00Z/2019-06-30T23:00:00Z", observation.GetProperty("phenomenonTime").GetString());
        Assert.Equal((2.5, "measured"), (observation.GetProperty("result").GetDouble(), observation.GetProperty("resultQuality").GetString()));
        Assert.Equal(observation.GetRawText(), (await platform.Read(observation.GetProperty("@iot.selfLink").GetString()!)).GetRawText());
    }

    [Theory]
    [InlineData("Things?$expand=Datastreams", "Datastreams")]
    [InlineData("Things?$expand=Datastreams/ObservedProperty", "Datastreams ObservedProperty")]
    [InlineData("Things?$expand=Datastreams/Sensor,Datastreams/ObservedProperty", "Datastreams Sensor ObservedProperty")]
    [InlineData("Datastreams?$expand=Observations,ObservedProperty", "Observations ObservedProperty")]
    [InlineData("Datastreams?$expand=Observations($filter=result eq 2.5;$top=2;$orderby=phenomenonTime desc)", "Observations")]
    [InlineData("Observations?$expand=Datastream($expand=Thing)&$top=1", "Datastream Thing")]
    [InlineData("Observations?$expand=FeatureOfInterest&$top=1", "FeatureOfInterest")]
    public async Task Expand_brings_what_an_entity_leads_to(string query, string expanded)
    {
        var text = (await platform.Read($"{Root}/{query}")).GetRawText();
        Assert.All(expanded.Split(' '), name => Assert.Contains($"\"{name}\":", text, StringComparison.Ordinal));
        Assert.All(expanded.Split(' '), name => Assert.DoesNotContain($"\"{name}@iot.navigationLink\"", text.Replace("\"Datastreams@iot", "\"", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reference_says_where_entities_are_and_nothing_else()
    {
        var page = await platform.Read($"{Root}/Datastreams({Energy})/Observations/$ref?$top=20&$select=result&$count=true");
        Assert.Equal((24, 20), (page.GetProperty("@iot.count").GetInt32(), Values(page).Count));
        Assert.All(Values(page), link => Assert.Equal("@iot.selfLink", link.EnumerateObject().Single().Name));
        Assert.Equal(4, Values(await platform.Read(page.GetProperty("@iot.nextLink").GetString()!)).Count);
        Assert.Equal(2.5, (await platform.Read(Values(page)[0].GetProperty("@iot.selfLink").GetString()!)).GetProperty("result").GetDouble());
        var thing = await platform.Read($"{Root}/Datastreams({Energy})/Thing/$ref");
        Assert.EndsWith($"/Things({Asset})", thing.EnumerateObject().Single().Value.GetString(), StringComparison.Ordinal);
        using var nothing = await platform.Ask($"{Root}/Things({Asset})/name/$ref");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Fact]
    public async Task What_a_client_has_already_is_not_sent_again()
    {
        using var first = await platform.Ask($"{Root}/Datastreams({Energy})/Observations");
        var tag = first.Headers.ETag!;
        using var again = await platform.Ask($"{Root}/Datastreams({Energy})/Observations", headers: headers => headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var other = await platform.Ask($"{Root}/Datastreams({Energy})/Observations?$top=1", headers: headers => headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task What_is_observed_is_a_feature_with_a_place()
    {
        var observation = Values(await platform.Read($"{Root}/Observations?$top=1"))[0];
        var feature = await platform.Read(observation.GetProperty("FeatureOfInterest@iot.navigationLink").GetString()!);
        Assert.Equal(("477", "application/geo+json"), (feature.GetProperty("name").GetString(), feature.GetProperty("encodingType").GetString()));
        var geometry = feature.GetProperty("feature").GetProperty("geometry");
        Assert.Equal([2.17, 41.38], geometry.GetProperty("coordinates").EnumerateArray().Select(c => c.GetDouble()));
        Assert.Equal(feature.GetRawText(), (await platform.Read(feature.GetProperty("@iot.selfLink").GetString()!)).GetRawText());
        Assert.Equal(96, (await platform.Read($"{Root}/FeaturesOfInterest({Asset})/Observations?$count=true&$top=1")).GetProperty("@iot.count").GetInt32());
    }

    [Fact]
    public async Task Select_brings_nothing_else()
    {
        var observation = Values(await platform.Read($"{Root}/Observations?$select=result,resultTime&$top=1"))[0];
        Assert.Equal(["result", "resultTime"], observation.EnumerateObject().Select(property => property.Name).Order());
        var stream = Values(await platform.Read($"{Root}/Datastreams?$select=id&$expand=Observations($select=result;$top=1)"))[0];
        Assert.Equal("@iot.id", stream.EnumerateObject().First().Name);
        Assert.Equal("result", stream.GetProperty("Observations")[0].EnumerateObject().Single().Name);
    }

    [Fact]
    public async Task A_client_of_others_finds_series_by_what_they_measure_and_where_and_reads_them()
    {
        var seen = await HelgolandClient.Read($"{platform.Client.BaseAddress}{Root[1..]}/", platform.Token);
        int Quantity(string name) => seen.GetProperty("quantities").GetProperty(name).GetInt32();
        Assert.Equal((1, 4, 1, 1, 4), (Quantity("offerings"), Quantity("phenomena"), Quantity("procedures"), Quantity("features"), Quantity("datasets")));
        string[] quantities = ["energy", "price", "temperature_in", "temperature_out"];
        Assert.Equal(quantities, Labels(seen, "phenomena"));
        Assert.Equal(quantities, Labels(seen, "phenomenaOfProcedure"));
        Assert.Equal(["477"], Labels(seen, "procedures"));
        Assert.Equal(["477"], Labels(seen, "features"));
        Assert.Equal([2.17, 41.38], seen.GetProperty("platforms")[0].GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(c => c.GetDouble()));
        Assert.Equal([$"{Energy}"], seen.GetProperty("platform").GetProperty("datasetIds").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(["477 energy"], Labels(seen, "datasets"));
        var series = seen.GetProperty("dataset");
        Assert.Equal(("kW.h", 2.5, 2.5), (
            series.GetProperty("uom").GetString(), series.GetProperty("firstValue").GetProperty("value").GetDouble(), series.GetProperty("lastValue").GetProperty("value").GetDouble()));
        Assert.Equal(6, seen.GetProperty("data").GetArrayLength());
        Assert.All(seen.GetProperty("data").EnumerateArray(), point => Assert.Equal(2.5, point[1].GetProperty("value").GetDouble()));
        var pages = seen.GetProperty("pages");
        Assert.Equal((24, 4), (pages.GetProperty("@iot.count").GetInt32(), seen.GetProperty("pagesAsked").GetInt32()));
        var times = Values(pages).Select(observation => observation.GetProperty("phenomenonTime").GetString()!).ToList();
        Assert.Equal(24, times.Distinct().Count());
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
        Assert.Equal(4, seen.GetProperty("thing").GetProperty("Datastreams").GetArrayLength());
    }

    [Fact]
    public async Task Order_top_and_skip_choose_a_stretch_and_next_links_lead_through_all()
    {
        var latest = Values(await platform.Read($"{Root}/Observations?$top=5&$orderby=phenomenonTime%20desc&$filter=Datastream/id%20eq%20{Energy}"));
        Assert.Equal("2019-07-01T21:00:00Z/2019-07-01T22:00:00Z", latest[0].GetProperty("phenomenonTime").GetString());
        Assert.Equal(5, latest.Count);
        var (ids, next) = (new List<string>(), (string?)$"{Root}/Observations?$top=20&$skip=2&$select=id&$count=true");
        for (var pages = 0; next is not null; pages++)
        {
            Assert.True(pages < 10, "The pages do not end.");
            var page = await platform.Read(next);
            Assert.Equal(96, page.GetProperty("@iot.count").GetInt32());
            ids.AddRange(Values(page).Select(observation => observation.GetProperty("@iot.id").GetString()!));
            next = page.TryGetProperty("@iot.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal(94, ids.Distinct().Count());
        Assert.Equal(94, ids.Count);
    }

    [Fact]
    public async Task Stretches_in_an_order_that_all_share_follow_each_other_without_a_hole_or_a_double()
    {
        var all = await Ids($"{Root}/Observations?$top=1000&$select=id");

        Assert.Equal(96, all.Count);
        Assert.Equal(all, await Ids($"{Root}/Observations?$top=7&$select=id&$orderby=resultQuality"));
    }

    [Theory]
    [InlineData("Observations?$filter=nosuch eq 1", HttpStatusCode.BadRequest, "nosuch")]
    [InlineData("Observations?$filter=result gt", HttpStatusCode.BadRequest, "position")]
    [InlineData("Observations?$top=-1", HttpStatusCode.BadRequest, "$top: found '-1'")]
    [InlineData("Things?$expand=Neighbours", HttpStatusCode.BadRequest, "Neighbours")]
    [InlineData("Things?$format=xml", HttpStatusCode.BadRequest, "$format")]
    [InlineData("Things?$expand=Datastreams/Thing/Datastreams/Thing/Datastreams/Thing/Datastreams", HttpStatusCode.BadRequest, "at most 6")]
    [InlineData(
        "Observations?$top=1000&$expand=Datastream($expand=Observations($top=1000;$expand=Datastream($expand=Observations($top=1000))))",
        HttpStatusCode.BadRequest, "more than 10000 entities")]
    [InlineData("Things?$filter=name eq '477' or Datastreams/name eq '477 energy'", HttpStatusCode.NotImplemented, "several lists")]
    [InlineData("Things?$filter=matchesPattern(name,'^4')", HttpStatusCode.NotImplemented, "not offered")]
    [InlineData("Observations?$filter=year(resultQuality) eq 2019", HttpStatusCode.BadRequest, "year")]
    [InlineData("Observations?$orderby=year(resultQuality)", HttpStatusCode.BadRequest, "year")]
    [InlineData("Things?$orderby=matchesPattern(name,'^4')", HttpStatusCode.NotImplemented, "not offered")]
    [InlineData("Elephants", HttpStatusCode.NotFound, "Elephants")]
    [InlineData("Things(abc)", HttpStatusCode.NotFound, "Things(abc)")]
    [InlineData("Observations('x')", HttpStatusCode.NotFound, "Observations")]
    public async Task What_is_not_understood_is_a_problem_document(string query, HttpStatusCode status, string told)
    {
        using var answer = await platform.Ask($"{Root}/{query}");
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(status == answer.StatusCode, text);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(told, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenants_entities_are_not_there()
    {
        var foreign = platform.Ids[ApiPlatform.Foreign];
        foreach (var path in new[]
        {
            $"Things({foreign["assets"]})", $"Things({foreign["assets"]})/Datastreams", $"Locations({foreign["assets"]})", $"Sensors({foreign["meters"]})",
            $"FeaturesOfInterest({foreign["assets"]})", $"FeaturesOfInterest({foreign["assets"]})/Observations", $"Datastreams({foreign["series"]})", $"Datastreams({foreign["series"]})/Observations", $"Observations('{foreign["series"]}-1561932000000')",
        })
        {
            using var answer = await platform.Ask($"{Root}/{path}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        foreach (var set in new[] { "Things", "Locations", "FeaturesOfInterest", "Sensors", "Datastreams", "Observations?$expand=Datastream($expand=Thing,Sensor)&$top=1000", $"Observations?$filter=Datastream/id eq {foreign["series"]}" })
        {
            Assert.DoesNotContain("secret", (await platform.Read($"{Root}/{set}")).GetRawText(), StringComparison.Ordinal);
        }

        using var nobody = await platform.Ask(Root, token: "");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    private static IEnumerable<string?> Labels(JsonElement seen, string list) =>
        seen.GetProperty(list).EnumerateArray().Select(entry => entry.GetProperty("label").GetString());

    /// <summary>Of all stretches that follow each other from an address on.</summary>
    private async Task<List<string>> Ids(string? address)
    {
        List<string> ids = [];
        while (address is not null)
        {
            Assert.True(ids.Count < 1_000, "The stretches do not end.");
            var page = await platform.Read(address);
            ids.AddRange(Values(page).Select(entity => entity.GetProperty("@iot.id").GetString()!));
            address = page.TryGetProperty("@iot.nextLink", out var link) ? link.GetString() : null;
        }

        return ids;
    }

    private static List<JsonElement> Values(JsonElement page) => [.. page.GetProperty("value").EnumerateArray()];

    private static string Quantity(JsonElement stream) => stream.GetProperty("name").GetString()!.Split(' ')[1];
}
