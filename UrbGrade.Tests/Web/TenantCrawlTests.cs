using System.Globalization;
using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Tests.Web.Api.V1;
using UrbGrade.Web.Api.V1;

namespace UrbGrade.Tests.Web;

/// <summary>Goes to every address that the platform has with the ids of another tenant. The addresses come from the routes themselves, so
/// that a new one is crawled too, or has to be told what its parameters are.</summary>
public sealed class TenantCrawlTests(ApiPlatform platform) : IClassFixture<ApiPlatform>
{
    /// <summary>In everything that the other tenant has.</summary>
    private const string Secret = "secret";

    private const string Things = "/api/sensorthings/v1.1";

    /// <summary>What everybody may see, tenants apart: districts that are public, and places where everybody is asked.</summary>
    private static readonly string[] Public = ["/d/", "/{Language:language}", "/api/public/", "/vocabulary", "/v/", "/s/", "/street/"];

    /// <summary>Other people's programs, with routes of their own, and the catch-all that says that there is nothing.</summary>
    private static readonly string[] LeftOut = ["/_blazor", "/_framework", "/ops/jobs", "/api/v1/{**rest}", "/{**path:file}", "/{*path"];

    /// <summary>Parameters that name nothing of anybody's: a tile of the map.</summary>
    private static readonly string[] Everybodys = ["zoom", "column", "row", "format", "ScopeName"];

    /// <summary>What the entity sets of SensorThings are asked for.</summary>
    private static readonly string[] Sets = ["Things(assets)", "Locations(assets)", "Sensors(meters)", "Datastreams(series)", "FeaturesOfInterest(assets)"];

    /// <summary>What the semantic layer describes, one by one.</summary>
    private static readonly string[] Described = ["sites", "assets", "meters", "series"];

    /// <summary>Addresses are typed, cut off and shared: what else may stand in their queries.</summary>
    private static readonly string[] Odd =
        ["abc", "-1", "99999999999999999999", "2147483647", "0001-01-01", "9999-12-31", "1990-01", "9999-12", "%00", "1&{0}=2", ""];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Dictionary<string, long> Foreign => platform.Ids[ApiPlatform.Foreign];

    [Fact]
    public async Task Another_tenants_ids_lead_nowhere_and_not_one_of_its_bytes_is_shown()
    {
        var addresses = Addresses().ToList();
        Assert.True(addresses.Count(address => address.IsOwned) >= 18, string.Join('\n', addresses));
        foreach (var role in new[] { "TenantAdministrator", "Operator", "Staff", "Resident" })
        {
            using var visitor = await platform.SignedIn($"crawl-{role}@barcelona.example".ToLowerInvariant(), role, ApiPlatform.Own);
            foreach (var address in addresses.Where(address => !address.IsApi))
            {
                using var answer = await visitor.Get(address.Path);
                await ShowsNothing(answer, address, role);
            }
        }

        foreach (var address in addresses.Where(address => address.IsApi))
        {
            using var answer = await platform.Ask(address.Path);
            await ShowsNothing(answer, address, "token");
        }
    }

    [Fact]
    public async Task The_other_tenant_finds_all_of_it()
    {
        using var owner = await platform.SignedIn("owner@eibar.example", "TenantAdministrator", ApiPlatform.Foreign);
        var hidden = 0;
        foreach (var address in Addresses().Where(address => address is { IsOwned: true, IsApi: false } && !address.Path.StartsWith("/admin/tenants", StringComparison.Ordinal)))
        {
            using var answer = await owner.Get(address.Path);
            var text = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{address.Path}: {answer.StatusCode}");
            hidden += text.Contains(Secret, StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(hidden >= 5, $"Only {hidden} of them show what the crawl looks for.");
    }

    [Fact]
    public async Task No_page_fails_over_an_odd_value_in_its_address()
    {
        using var owner = await platform.SignedIn("odd@eibar.example", "TenantAdministrator", ApiPlatform.Foreign);
        var (failures, asked) = (new List<string>(), 0);
        foreach (var route in platform.Routes.Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && IsCrawled(route)))
        {
            var path = Fill(route.RoutePattern, "/" + route.RoutePattern.RawText!.TrimStart('/'));
            var names = Names(route);

            // Each name has each value once, beside others: one failing value does not hide what another name does.
            foreach (var address in Enumerable.Range(0, names.Length == 0 ? 0 : Odd.Length).Select(turn => $"{path}?" + string.Join('&', names.Select(
                (name, i) => $"{name}={Odd[(i + turn) % Odd.Length].Replace("{0}", name, StringComparison.Ordinal)}"))))
            {
                asked++;
                using var answer = await owner.Get(address);
                if ((int)answer.StatusCode >= 500)
                    failures.Add($"{address} answers with {answer.StatusCode}.");
            }
        }

        Assert.Empty(failures);
        Assert.True(asked > 200, $"Only {asked} addresses were asked for.");
    }

    private static async Task ShowsNothing(HttpResponseMessage answer, Address address, string who)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.False(text.Contains(Secret, StringComparison.OrdinalIgnoreCase), $"{address.Path} shows {who} what is another tenant's.");
        var isDenied = answer.StatusCode is HttpStatusCode.Forbidden
            || (answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location?.OriginalString.Contains("/account/denied", StringComparison.Ordinal) is true);
        if (address.IsOwned)
        {
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound || isDenied, $"{address.Path} answers {who} with {answer.StatusCode}.");
        }
        else
        {
            Assert.True((int)answer.StatusCode < 500, $"{address.Path} answers {who} with {answer.StatusCode}.");
        }
    }

    private IEnumerable<Address> Addresses()
    {
        foreach (var route in platform.Routes.Where(IsCrawled))
        {
            var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
            if (pattern.StartsWith(Things, StringComparison.Ordinal))
            {
                foreach (var path in Sets.Select(set => Foreign.Aggregate(set, (text, id) => text.Replace($"({id.Key})", $"({id.Value})", StringComparison.Ordinal))))
                {
                    yield return new Address($"{Things}/{path}", true, true);
                }

                yield return new Address($"{Things}/Observations?$top=1000&$expand=Datastream,FeatureOfInterest", false, true);
                continue;
            }

            if (pattern.StartsWith(FeatureEndpoints.Root, StringComparison.Ordinal))
            {
                yield return new Address($"{FeatureEndpoints.Root}/collections", false, true);
                yield return new Address($"{FeatureEndpoints.Root}/collections/assets/items?limit=1000", false, true);
                continue;
            }

            if (pattern.StartsWith(SemanticAddress.Root, StringComparison.Ordinal))
            {
                foreach (var list in Described)
                {
                    yield return new Address($"{SemanticAddress.Root}/{ApiPlatform.Own}/{list}/{Foreign[list]}", true, true);
                    yield return new Address($"{SemanticAddress.Root}/{ApiPlatform.Foreign}/{list}/{Foreign[list]}", true, true);
                }

                yield return new Address($"{SemanticAddress.Root}/{ApiPlatform.Own}/series/{Foreign["series"]}/readings", true, true);
                yield return new Address($"{SemanticAddress.Root}/{ApiPlatform.Own}/assets/{Foreign["assets"]}/assessments?day=2019-07-01", true, true);
                yield return new Address($"{SemanticAddress.Root}/{ApiPlatform.Own}/search?limit=1000", false, true);
                continue;
            }

            var isApi = pattern.StartsWith("/api/v1", StringComparison.Ordinal);
            var filled = Fill(route.RoutePattern, pattern);
            yield return new Address(filled + Days(pattern), route.RoutePattern.Parameters.Any(parameter => !Everybodys.Contains(parameter.Name)), isApi);
            foreach (var query in Queries(route, pattern))
            {
                yield return new Address($"{filled}?{query}", pattern.StartsWith("/api/series", StringComparison.Ordinal), isApi);
            }
        }
    }

    private static bool IsCrawled(RouteEndpoint route)
    {
        var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
        var methods = route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return route.Metadata.GetMetadata<StaticAssetDescriptor>() is null && (methods.Count == 0 || methods.Contains("GET"))
            && !LeftOut.Any(left => pattern.Contains(left, StringComparison.Ordinal)) && !Public.Any(known => pattern.StartsWith(known, StringComparison.Ordinal));
    }

    private string Fill(RoutePattern route, string pattern) => string.Concat(route.PathSegments.Select(segment =>
        "/" + string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => Value(parameter.Name, pattern),
            _ => throw new NotSupportedException(part.GetType().Name),
        }))));

    private string Value(string parameter, string pattern) => parameter.ToLowerInvariant() switch
    {
        "tenantid" => Text(Foreign["tenants"]),
        "siteid" => Text(Foreign["sites"]),
        "assetid" or "asset" => Text(Foreign["assets"]),
        "what" => "usual",
        "requestid" or "itemid" => Text(Foreign["receipts"]),
        "findingid" => Text(Foreign["findings"]),
        "key" when pattern.StartsWith("/app/forecasts/", StringComparison.Ordinal) => Text(Foreign["series"]),
        "zoom" or "column" or "row" => "0",
        "format" => pattern.EndsWith("/sheets.{format}", StringComparison.Ordinal) ? "html" : "csv",
        "scopename" => "meter",
        "scopeid" => Text(Foreign["meters"]),
        "conversationid" => $"conversation-{Foreign["receipts"]}",
        "code" when pattern.StartsWith("/api/tenants/", StringComparison.Ordinal) => ApiPlatform.Foreign,
        "code" when pattern.StartsWith("/app/sheets/", StringComparison.Ordinal) || pattern.StartsWith("/api/campaigns/", StringComparison.Ordinal) => $"campaign-{Foreign["receipts"]}",
        "code" when pattern.Contains("/surveys/", StringComparison.Ordinal) => $"survey-{Foreign["receipts"]}",
        "scope" => "asset",
        "id" when pattern.Contains("/figures/{scope}/", StringComparison.Ordinal) => Text(Foreign["assets"]),
        "id" when pattern.StartsWith("/api/findings/", StringComparison.Ordinal) => Text(Foreign["findings"]),
        "id" when Foreign.TryGetValue(pattern["/api/v1/".Length..].Split('/')[0], out var id) => Text(id),
        _ => throw new NotSupportedException($"The crawl does not know what '{parameter}' of {pattern} is: say here which id of another tenant it takes."),
    };

    /// <summary>Each page is asked for with every id of the other tenant in each parameter of its query.</summary>
    private IEnumerable<string> Queries(RouteEndpoint route, string pattern)
    {
        if (pattern is "/api/series" or "/api/series.{format}")
        {
            yield return $"asset={Foreign["assets"]}&quantity=EnergyKwh&from=2019-07-01&to=2019-07-02&resolution=Hour";
        }

        string[] names = pattern is "/api/audit.csv" or "/api/events.csv" ? ["tenant", "who", "subject", "text"] : Names(route);
        foreach (var id in names.Length == 0 ? [] : Foreign.Values.Select(Text).Append(ApiPlatform.Foreign).Append($"conversation-{Foreign["receipts"]}").Distinct())
        {
            yield return string.Join('&', names.Select(name => $"{Uri.EscapeDataString(name)}={id}"));
        }
    }

    /// <summary>What a page takes from its query.</summary>
    private static string[] Names(RouteEndpoint route) =>
    [
        .. route.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(property => (property, query: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(one => one.query is not null).Select(one => one.query!.Name ?? one.property.Name) ?? [],
    ];

    private static string Days(string pattern) => pattern.EndsWith("/evidence.zip", StringComparison.Ordinal) ? "?figure=energy&period=day&start=2019-07-01"
        : pattern.EndsWith("/kpis", StringComparison.Ordinal) || pattern.EndsWith("/gaps", StringComparison.Ordinal)
        || pattern.EndsWith("/figures.{format}", StringComparison.Ordinal) ? "?from=2019-07-01&to=2019-07-02" : "";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private sealed record Address(string Path, bool IsOwned, bool IsApi);
}
