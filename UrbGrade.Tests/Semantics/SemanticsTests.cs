using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Gis;
using UrbGrade.Tests.Gis.Features;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.Semantics;

/// <summary>Read by rdflib and asked by SPARQL, as others would.</summary>
public class SemanticsTests(FeaturesPlatform features) : IClassFixture<FeaturesPlatform>
{
    private const string Root = "/api/semantics/20";

    private const string Prefixes = """
        PREFIX saref: <https://saref.etsi.org/core/>
        PREFIX s4city: <https://saref.etsi.org/saref4city/>
        PREFIX sosa: <http://www.w3.org/ns/sosa/>
        PREFIX qudt: <http://qudt.org/schema/qudt/>
        PREFIX unit: <http://qudt.org/vocab/unit/>
        PREFIX geo: <http://www.opengis.net/ont/geosparql#>
        PREFIX time: <http://www.w3.org/2006/time#>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX hydra: <http://www.w3.org/ns/hydra/core#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX owl: <http://www.w3.org/2002/07/owl#>

        """;

    private readonly ApiPlatform platform = features.Platform;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Dictionary<string, long> Own => platform.Ids[ApiPlatform.Own];

    private string Assessments => $"{Root}/assets/{Own["assets"]}/assessments";

    [Fact]
    public async Task Every_resource_says_the_same_in_both_syntaxes()
    {
        var district = await HaveDistrict();
        string[] paths =
        [
            Root, $"{Root}/sites", $"{Root}/assets", $"{Root}/assets/{Own["assets"]}", $"{Root}/meters/{Own["meters"]}", $"{Root}/series/{Own["series"]}",
            $"{Root}/series/{Own["series"]}/readings?limit=3", $"{Root}/series/{Own["series"]}/readings/20190630T220000Z", $"{Root}/kpis", $"{Root}/kpis/energy",
            $"{Root}/places/districts", $"{Root}/places/districts/D0", $"{Root}/places/districts/D3", $"{Root}/districts", $"{Root}/districts/{district}",
            $"{Root}/districts/{district}/assessments?period=day&day=2019-07-01", $"{Assessments}?period=month&day=2019-07-15",
            $"{Assessments}/month/2019-07-01/energy", $"{Assessments}/hour/2019-07-01/23/energy", $"{Root}/search?class=saref:Meter", "/vocabulary",
        ];
        foreach (var path in paths)
        {
            var (address, query) = path.Split('?') is [var bare, var rest] ? (bare, "?" + rest) : (path, "");
            var statements = await RdfLib.Same(await Turtle(path), await Text($"{address}.jsonld{query}"));
            Assert.True(statements >= 6, $"{path} makes {statements} statements.");
        }
    }

    [Fact]
    public async Task Sparql_goes_from_a_shop_to_the_energy_that_its_meter_measured()
    {
        var rows = await RdfLib.Query(
            Prefixes + """
            SELECT ?name ?begin ?value ?unit WHERE {
              ?shop a s4city:Facility ; rdfs:label ?name ; sosa:hosts ?meter .
              ?meter a saref:Meter ; dcterms:identifier "477" .
              ?reading a sosa:Observation , saref:Measurement ; saref:measurementMadeBy ?meter ; saref:isMeasurementOf ?shop ;
                saref:relatesToProperty/a saref:Energy ; saref:hasValue ?value ; saref:isMeasuredIn ?unit ;
                sosa:phenomenonTime/time:hasBeginning/time:inXSDDateTimeStamp ?begin .
            } ORDER BY ?begin
            """,
            await Turtle($"{Root}/assets"), await Turtle($"{Root}/meters"), await Turtle($"{Root}/series/{Own["series"]}/readings"));
        Assert.Equal(24, rows.Count);
        Assert.Equal(["477", "2019-06-30T22:00:00Z", "2.5", "http://qudt.org/vocab/unit/KiloW-HR"], rows[0]);
    }

    [Fact]
    public async Task Figures_say_which_kpi_they_are_of_and_what_they_stand_on()
    {
        var rows = await RdfLib.Query(
            Prefixes + """
            SELECT ?code ?value ?unit ?begin ?end ?status WHERE {
              ?figure a s4city:KeyPerformanceIndicatorAssessment ; s4city:quantifiesKPI ?kpi ; saref:hasValue ?value ; saref:isMeasuredIn ?unit ;
                s4city:refersToTime [ time:hasBeginning/time:inXSDDateTimeStamp ?begin ; time:hasEnd/time:inXSDDateTimeStamp ?end ] ; s4city:assesses ?shop ;
                <OWN#status> ?status .
              ?kpi a s4city:KeyPerformanceIndicator ; dcterms:identifier ?code , "energy" .
              FILTER NOT EXISTS { ?figure <OWN#medium> ?medium }
            }
            """.Replace("OWN", $"{Origin}/vocabulary", StringComparison.Ordinal),
            await Turtle($"{Assessments}?period=month&day=2019-07-15"), await Turtle($"{Root}/kpis"));
        Assert.Equal(
            ["energy", "60.0", "http://qudt.org/vocab/unit/KiloW-HR", "2019-06-30T22:00:00Z", "2019-07-31T22:00:00Z", $"{Origin}/vocabulary#Insufficient"],
            Assert.Single(rows));
    }

    [Fact]
    public async Task Figures_that_are_kept_say_when_they_were_computed_and_those_made_for_who_asks_say_nothing()
    {
        const string Created = "SELECT ?at WHERE { ?figure s4city:hasCreationDate ?at ; s4city:assesses ?shop }";
        var kept = await RdfLib.Query(Prefixes + Created, await Turtle($"{Assessments}/month/2019-07-01/energy"));

        Assert.StartsWith("20", Assert.Single(kept)[0], StringComparison.Ordinal);
        Assert.Empty(await RdfLib.Query(Prefixes + Created, await Turtle($"{Assessments}?period=hour&day=2019-07-01")));
    }

    [Theory]
    [InlineData("day/2019-07-01/energy")]
    [InlineData("hour/2019-07-01/2/energy")]
    public async Task A_figure_leads_to_the_series_that_it_is_computed_from(string figure)
    {
        var rows = await RdfLib.Query(
            Prefixes + "SELECT ?figure ?series WHERE { ?figure a s4city:KeyPerformanceIndicatorAssessment ; dcterms:source ?series }",
            await Turtle($"{Assessments}/{figure}"));
        Assert.Equal([$"{Origin}{Assessments}/{figure}", $"{Origin}{Root}/series/{Own["series"]}"], Assert.Single(rows));
    }

    [Fact]
    public async Task A_figure_refers_to_the_place_that_it_assesses_and_a_meter_is_none()
    {
        const string About = "SELECT ?feature WHERE { ?figure s4city:assesses ?feature ; s4city:refersToFeature ?feature ; s4city:quantifiesKPI ?kpi }";
        var ofShop = await RdfLib.Query(Prefixes + About, await Turtle($"{Assessments}/day/2019-07-01/energy"));
        var ofMeter = await Turtle($"{Root}/meters/{Own["meters"]}/assessments?period=day&day=2019-07-01");

        Assert.Equal([$"{Origin}{Root}/assets/{Own["assets"]}"], Assert.Single(ofShop));
        Assert.NotEmpty(await RdfLib.Query(Prefixes + "SELECT ?meter WHERE { ?figure s4city:assesses ?meter }", ofMeter));
        Assert.Empty(await RdfLib.Query(Prefixes + About, ofMeter));
    }

    [Fact]
    public async Task Places_have_their_shapes_and_what_lies_in_them_is_found()
    {
        await features.Import(ApiPlatform.Own, "building", GisWorld.Feature("B/1", GisWorld.Square(-12, -12, 5)), GisWorld.Feature("B2", GisWorld.Square(50, 50)));
        var rows = await RdfLib.Query(
            Prefixes + "SELECT ?code ?shape WHERE { ?place a s4city:District ; dcterms:identifier ?code ; geo:hasGeometry/geo:asWKT ?shape }", await Turtle($"{Root}/places/districts/D1"));
        Assert.Equal(("D1", "POLYGON ((2.181 41.39, 2.182 41.39, 2.182 41.391, 2.181 41.391, 2.181 41.39))"), (rows.Single()[0], rows.Single()[1]));

        Assert.Equal([$"assets/{Own["assets"]}"], await Found("class=s4city:Facility&place=buildings/B%252F1"));
        Assert.Empty(await Found("class=s4city:Facility&place=buildings/B2"));
        Assert.Equal(["places/buildings/B%2F1", "places/buildings/B2"], await Found("class=https://saref.etsi.org/saref4bldg/Building"));
    }

    [Fact]
    public async Task The_hours_of_a_day_are_assessed_and_add_up_to_it()
    {
        const string Energy = """
            SELECT ?figure ?value ?begin ?end WHERE {
              ?figure s4city:quantifiesKPI/dcterms:identifier "energy" ; saref:hasValue ?value ;
                s4city:refersToTime [ time:hasBeginning/time:inXSDDateTimeStamp ?begin ; time:hasEnd/time:inXSDDateTimeStamp ?end ] .
              FILTER (STRENDS(STR(?figure), "/energy"))
            } ORDER BY ?begin
            """;
        var kpis = await Turtle($"{Root}/kpis");
        var day = Assert.Single(await RdfLib.Query(Prefixes + Energy, kpis, await Turtle($"{Assessments}?period=day&day=2019-07-01")));
        var hours = await RdfLib.Query(Prefixes + Energy, kpis, await Turtle($"{Assessments}?period=hour&day=2019-07-01"));

        Assert.Equal([$"{Origin}{Assessments}/day/2019-07-01/energy", "60.0", "2019-06-30T22:00:00Z", "2019-07-01T22:00:00Z"], day);
        Assert.Equal(24, hours.Count);
        Assert.Equal([$"{Origin}{Assessments}/hour/2019-07-01/0/energy", "2.5", "2019-06-30T22:00:00Z", "2019-06-30T23:00:00Z"], hours[0]);
        Assert.Equal([$"{Origin}{Assessments}/hour/2019-07-01/23/energy", "2.5", "2019-07-01T21:00:00Z", "2019-07-01T22:00:00Z"], hours[23]);
    }

    [Theory]
    [InlineData("hour")]
    [InlineData("day")]
    [InlineData("week")]
    [InlineData("month")]
    [InlineData("year")]
    public async Task The_last_day_of_the_calendar_has_no_figures_and_was_a_failure(string period)
    {
        Assert.DoesNotContain($"/assessments/{period}/", await Turtle($"{Assessments}?period={period}&day=9999-12-31"), StringComparison.Ordinal);
        using var one = await platform.Ask($"{Assessments}/{period}/9999-12-31/{(period == "hour" ? "0/" : "")}energy");
        Assert.Equal(HttpStatusCode.NotFound, one.StatusCode);
    }

    [Fact]
    public async Task Sparql_goes_from_a_district_on_the_map_to_the_shops_that_have_kpis_together()
    {
        var district = await HaveDistrict();
        var rows = await RdfLib.Query(
            Prefixes + """
            SELECT ?district ?shop ?name WHERE {
              ?place a s4city:District ; dcterms:identifier "D3" ; geo:hasGeometry/geo:asWKT ?shape ; geo:sfEquals ?district .
              ?district a s4city:District ; geo:sfEquals ?place ; dcterms:hasPart ?shop .
              ?shop a s4city:Facility ; rdfs:label ?name .
            }
            """,
            await Turtle($"{Root}/places/districts"), await Turtle($"{Root}/districts"), await Turtle($"{Root}/assets"));
        Assert.Equal([$"{Origin}{Root}/districts/{district}", $"{Origin}{Root}/assets/{Own["assets"]}", "477"], Assert.Single(rows));
        Assert.Equal(
            [$"districts/{district}", .. Enumerable.Range(0, 7).Select(code => $"places/districts/D{code}")], await Found("class=s4city:District"));
    }

    [Theory]
    [InlineData("class=saref:Meter", 1)]
    [InlineData("class=sosa:Sensor&property=saref:Energy", 1)]
    [InlineData("class=sosa:Sensor&property=saref:Motion", 0)]
    [InlineData("property=saref:Temperature", 2)]
    [InlineData("property=saref:Energy&unit=unit:KiloW-HR", 1)]
    [InlineData("property=saref:Energy&unit=http://qudt.org/vocab/unit/W", 0)]
    [InlineData("class=https://schema.org/Bakery", 0)]
    public async Task Resources_are_found_by_class_property_and_unit(string query, int count) => Assert.Equal(count, (await Found(query)).Count);

    [Fact]
    public async Task Every_kpi_of_the_catalogue_is_found() => Assert.Equal(
        KpiDefinitions.All.Select(kpi => $"kpis/{kpi.Code}").Distinct().Order(StringComparer.Ordinal),
        (await Found("class=s4city:KeyPerformanceIndicator&limit=1000")).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Pages_lead_to_everything_once()
    {
        var whole = await Found("limit=1000");
        Assert.True(whole.Count > 55, $"There are {whole.Count}.");
        var (seen, next) = (new List<string>(), (string?)$"{Root}/search?limit=7");
        while (next is not null)
        {
            using var answer = await platform.Ask(next, headers: headers => headers.Accept.ParseAdd("text/turtle"));
            seen.AddRange(await Members(await answer.Content.ReadAsStringAsync(Cancellation)));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('>')[0].TrimStart('<') : null;
        }

        Assert.Equal(whole.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Readings_go_on_where_their_page_ended()
    {
        var (seen, next) = (new List<string>(), (string?)$"{Root}/series/{Own["series"]}/readings?limit=7&to=2019-07-01T20:00:00Z");
        while (next is not null)
        {
            using var answer = await platform.Ask(next, headers: headers => headers.Accept.ParseAdd("text/turtle"));
            seen.AddRange(await Members(await answer.Content.ReadAsStringAsync(Cancellation)));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('>')[0].TrimStart('<') : null;
        }

        Assert.Equal(22, seen.Count);
        Assert.Equal(22, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("/search?class=nope:Meter", "class: found 'nope:Meter', allowed is an IRI or a name with one of the prefixes")]
    [InlineData("/search?unit=kWh", "unit: found 'kWh'")]
    [InlineData("/search?place=districts/D99", "place: found 'districts/D99'")]
    [InlineData("/search?colour=red", "There is no parameter 'colour'")]
    [InlineData("/assets?limit=0", "limit: found '0'")]
    [InlineData("/assets?after=x", "after: found 'x'")]
    [InlineData("/assets/ASSET/assessments", "day: found ''")]
    [InlineData("/assets/ASSET/assessments?period=minute&day=2019-07-01", "period: found 'minute', allowed are hour, day, week")]
    public async Task What_is_not_understood_is_named(string path, string told)
    {
        using var answer = await platform.Ask(Root + path.Replace("ASSET", $"{Own["assets"]}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_reads_without_a_token_or_what_is_another_tenants()
    {
        using var closed = await platform.Ask(Root, token: "");
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
        var foreign = platform.Ids[ApiPlatform.Foreign];
        foreach (var path in new[]
        {
            "/api/semantics/30", $"/api/semantics/30/assets/{foreign["assets"]}", $"{Root}/assets/{foreign["assets"]}", $"{Root}/meters/{foreign["meters"]}",
            $"{Root}/series/{foreign["series"]}", $"{Root}/series/{foreign["series"]}/readings", $"{Root}/series/{foreign["series"]}/readings/20190630T220000Z",
            $"{Root}/assets/{foreign["assets"]}/assessments?day=2019-07-01", $"{Root}/places/districts/SECRET", $"{Root}/elsewhere", $"{Root}/kpis/nothing",
        })
        {
            using var answer = await platform.Ask(path);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
        }

        Assert.DoesNotContain("SECRET", await Turtle($"{Root}/search?limit=1000"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("text/turtle", "text/turtle")]
    [InlineData("application/ld+json", "application/ld+json")]
    [InlineData("text/html;q=0.9, text/turtle;q=0.5, application/ld+json;q=0.4", "text/turtle")]
    [InlineData("*/*", "application/ld+json")]
    public async Task The_caller_chooses_the_syntax(string accepts, string answered)
    {
        using var answer = await platform.Ask($"{Root}/assets", headers: headers => headers.Accept.ParseAdd(accepts));
        Assert.Equal(answered, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["Accept", "Accept-Encoding"], answer.Headers.Vary);
    }

    [Fact]
    public async Task What_is_known_is_not_sent_again_and_what_cannot_be_written_is_told()
    {
        using var first = await platform.Ask($"{Root}/assets.ttl");
        using var again = await platform.Ask($"{Root}/assets.ttl", headers: headers => headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var other = await platform.Ask($"{Root}/assets.jsonld", headers: headers => headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var none = await platform.Ask($"{Root}/assets", headers: headers => headers.Accept.Add(new MediaTypeWithQualityHeaderValue("image/png")));
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK, HttpStatusCode.NotAcceptable), (again.StatusCode, other.StatusCode, none.StatusCode));
    }

    [Fact]
    public async Task Iris_are_the_same_wherever_the_server_is_reached_and_a_new_field_is_a_row()
    {
        using var folder = new TemporaryFolder();
        var mapping = Path.Combine(folder.Path, "own.csv");
        await File.WriteAllTextAsync(
            mapping, "row,about,name,terms,form,note\nprefix,,schema,https://schema.org/,,\nfield,asset,opening,schema:openingHours,text,\n", Cancellation);
        await platform.Change(ApiPlatform.Own, (database, _) => database.Set<AssetRow>().Single().Opening = "Mon-Sat 09-14");
        await using var second = await platform.Start(("Semantics:Root", "https://energy.example.org"), ("Semantics:Mapping", mapping));
        using var client = new HttpClient { BaseAddress = new Uri(second.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", platform.Token);
        var rows = await RdfLib.Query(
            "SELECT ?s ?o WHERE { ?s <https://schema.org/openingHours> ?o }", await client.GetStringAsync($"{Root}/assets.ttl", Cancellation));
        Assert.Equal([$"https://energy.example.org/api/semantics/20/assets/{Own["assets"]}", "Mon-Sat 09-14"], rows.Single());
        await second.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_mapping_with_an_unknown_prefix_keeps_the_platform_from_starting_and_says_why()
    {
        using var folder = new TemporaryFolder();
        var mapping = Path.Combine(folder.Path, "own.csv");
        await File.WriteAllTextAsync(mapping, "row,about,name,terms,form,note\nclass,asset,kind=bakery,schema:Bakery,,\n", Cancellation);
        var failure = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => platform.Start(("Semantics:Mapping", mapping)));
        Assert.Contains("own.csv, line 2: 'schema:Bakery' has a prefix that there is no row for", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_vocabulary_defines_each_term_of_the_platform_that_is_used()
    {
        var own = $"{Origin}/vocabulary#";
        var vocabulary = await Turtle("/vocabulary");
        var used = await RdfLib.Query(
            Prefixes + $$"""
            SELECT DISTINCT ?term WHERE { { ?s ?term ?o } UNION { ?s ?p ?term } FILTER (STRSTARTS(STR(?term), "{{own}}")) }
            """,
            await Turtle($"{Root}/search?limit=1000"), await Turtle($"{Root}/series/{Own["series"]}/readings"), await Turtle($"{Assessments}?day=2019-07-01"));
        var defined = await RdfLib.Query(Prefixes + "SELECT DISTINCT ?term WHERE { ?term a ?class }", vocabulary);
        Assert.True(used.Count > 15, $"{used.Count} terms are used.");
        Assert.Empty(used.Select(row => row[0]).Except(defined.Select(row => row[0])));
        using var open = await platform.Ask("/vocabulary.ttl", token: "");
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    /// <summary>A district that the shop lies in, with the name that a place on the map has.</summary>
    private async Task<int> HaveDistrict()
    {
        if (platform.Rows<PlaceRow>(ApiPlatform.Own).Count == 0)
        {
            await platform.Change(ApiPlatform.Own, (database, tenant) =>
            {
                var place = database.Add(new PlaceRow { TenantId = tenant, Kind = KpiScope.District, Name = "Place D3" }).Entity;
                database.SaveChanges();
                database.Add(new PlaceAssetRow { TenantId = tenant, PlaceId = place.Id, AssetId = database.Set<AssetRow>().Single().Id });
            });
        }

        return platform.Rows<PlaceRow>(ApiPlatform.Own).Single().Id;
    }

    private string Origin => platform.Client.BaseAddress!.ToString().TrimEnd('/');

    private Task<string> Turtle(string path) =>
        path.Split('?') is [var bare, var query] ? Text($"{bare}.ttl?{query}") : Text($"{path}.ttl");

    private async Task<string> Text(string path)
    {
        using var answer = await platform.Ask(path);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {text}");
        return text;
    }

    private async Task<List<string>> Found(string query) => await Members(await Turtle($"{Root}/search?{query}"));

    private static async Task<List<string>> Members(string turtle) =>
        (await RdfLib.Query(Prefixes + "SELECT ?member WHERE { ?list hydra:member ?member } ORDER BY ?member", turtle))
        .ConvertAll(row => row[0]![(row[0]!.IndexOf(Root, StringComparison.Ordinal) + Root.Length + 1)..]);
}
