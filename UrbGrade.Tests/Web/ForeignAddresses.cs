using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Tests.Web.Api.V1;
using UrbGrade.Web.Api;
using UrbGrade.Web.Api.V1;
using UrbGrade.Web.Resident;

namespace UrbGrade.Tests.Web;

/// <summary>The platform's addresses with the ids of the tenant that must not be seen.</summary>
internal sealed class ForeignAddresses(ApiPlatform platform)
{
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

    private Dictionary<string, long> Foreign => platform.Ids[ApiPlatform.Foreign];

    /// <summary>Every address that is read, with the other tenant's ids in its path, and once more with them in its query.</summary>
    public IEnumerable<ForeignAddress> All()
    {
        foreach (var route in platform.Routes.Where(IsCrawled))
        {
            var pattern = Pattern(route);
            if (pattern.StartsWith(Things, StringComparison.Ordinal))
            {
                foreach (var path in Sets.Select(set => Foreign.Aggregate(set, (text, id) => text.Replace($"({id.Key})", $"({id.Value})", StringComparison.Ordinal))))
                {
                    yield return new ForeignAddress($"{Things}/{path}", true, true);
                }

                yield return new ForeignAddress($"{Things}/Observations?$top=1000&$expand=Datastream,FeatureOfInterest", false, true);
                continue;
            }

            if (pattern.StartsWith(FeatureEndpoints.Root, StringComparison.Ordinal))
            {
                yield return new ForeignAddress($"{FeatureEndpoints.Root}/collections", false, true);
                yield return new ForeignAddress($"{FeatureEndpoints.Root}/collections/assets/items?limit=1000", false, true);
                continue;
            }

            if (pattern.StartsWith(SemanticAddress.Root, StringComparison.Ordinal))
            {
                foreach (var list in Described)
                {
                    yield return new ForeignAddress($"{SemanticAddress.Root}/{ApiPlatform.Own}/{list}/{Foreign[list]}", true, true);
                    yield return new ForeignAddress($"{SemanticAddress.Root}/{ApiPlatform.Foreign}/{list}/{Foreign[list]}", true, true);
                }

                yield return new ForeignAddress($"{SemanticAddress.Root}/{ApiPlatform.Own}/series/{Foreign["series"]}/readings", true, true);
                yield return new ForeignAddress($"{SemanticAddress.Root}/{ApiPlatform.Own}/assets/{Foreign["assets"]}/assessments?day=2019-07-01", true, true);
                yield return new ForeignAddress($"{SemanticAddress.Root}/{ApiPlatform.Own}/search?limit=1000", false, true);
                continue;
            }

            var isApi = pattern.StartsWith("/api/v1", StringComparison.Ordinal);
            var filled = Fill(route.RoutePattern, pattern);
            yield return new ForeignAddress(filled + Days(pattern), route.RoutePattern.Parameters.Any(parameter => !Everybodys.Contains(parameter.Name)), isApi);
            foreach (var query in Queries(route, pattern))
            {
                yield return new ForeignAddress($"{filled}?{query}", pattern.StartsWith("/api/series", StringComparison.Ordinal), isApi);
            }
        }
    }

    /// <summary>Every path, whether it is read or written, with the other tenant's ids.</summary>
    public IReadOnlyList<string> Paths() =>
    [
        .. All().Select(address => address.Path.Split('?')[0])
            .Concat(platform.Routes.Where(route => IsOfTenants(route) && !IsCrawled(route)).Select(Of)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether a route is read, and shows what a tenant has.</summary>
    public static bool IsCrawled(RouteEndpoint route)
    {
        var methods = route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        return (methods.Count == 0 || methods.Contains("GET")) && IsOfTenants(route);
    }

    /// <summary>Whether what a route leads to is a tenant's: neither everybody's, nor another program's.</summary>
    public static bool IsOfTenants(RouteEndpoint route)
    {
        var pattern = Pattern(route);
        return route.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && !LeftOut.Any(left => pattern.Contains(left, StringComparison.Ordinal)) && !Public.Any(known => pattern.StartsWith(known, StringComparison.Ordinal));
    }

    /// <summary>A route's path with the other tenant's ids.</summary>
    public string Of(RouteEndpoint route) => Fill(route.RoutePattern, Pattern(route));

    private static string Pattern(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

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
        "id" when pattern.StartsWith("/bus/work/", StringComparison.Ordinal) => Text(Foreign["receipts"]),
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

        if (pattern is MyAddress.UseTables or MyAddress.ComfortTables)
        {
            yield return $"place={Foreign["assets"]}";
        }

        string[] names = pattern is AuditEndpoints.Audit or AuditEndpoints.Events ? ["tenant", "who", "subject", "text"] : Names(route);
        foreach (var id in names.Length == 0 ? [] : Foreign.Values.Select(Text).Append(ApiPlatform.Foreign).Append($"conversation-{Foreign["receipts"]}").Distinct())
        {
            yield return string.Join('&', names.Select(name => $"{Uri.EscapeDataString(name)}={id}"));
        }
    }

    /// <summary>What a page takes from its query.</summary>
    public static string[] Names(RouteEndpoint route) =>
    [
        .. route.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(property => (property, query: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
            .Where(one => one.query is not null).Select(one => one.query!.Name ?? one.property.Name) ?? [],
    ];

    private static string Days(string pattern) => pattern.EndsWith("/evidence.zip", StringComparison.Ordinal) ? "?figure=energy&period=day&start=2019-07-01"
        : pattern.EndsWith("/kpis", StringComparison.Ordinal) || pattern.EndsWith("/gaps", StringComparison.Ordinal)
        || pattern.EndsWith("/figures.{format}", StringComparison.Ordinal) ? "?from=2019-07-01&to=2019-07-02" : "";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
