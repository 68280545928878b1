using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Gateway.Sites;

namespace UrbGrade.Gateway.Configuration;

/// <summary>What a configuration is made from.</summary>
/// <param name="Drop">The folder that the site drops into.</param>
/// <param name="Receipts">PEM files of the platform's signing certificate.</param>
/// <param name="Tls">PEM files that vouch for the HTTPS server; empty for the system's authorities.</param>
internal sealed record SampleOptions(
    ISiteKind Kind, string State, string Drop, string Endpoint, string Certificate, string? Password, IReadOnlyList<string> Receipts, IReadOnlyList<string> Tls, bool Demo, SamplePeers Peers);

/// <summary>Writes a working configuration for the site of a manifest.</summary>
internal static class SampleSettings
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.General)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(SiteManifest manifest, SampleOptions options)
    {
        var stable = options.Demo ? "PT1S" : "PT30S";
        var every = options.Demo ? "PT1S" : "PT10S";
        var uplink = new JsonObject
        {
            ["endpoint"] = options.Endpoint,
            ["schedule"] = options.Demo ? "continuous" : "02:15",
            ["settle"] = options.Demo ? "PT10S" : "PT10M",
            ["parallel"] = 4,
            ["signing"] = new JsonObject { ["certificate"] = options.Certificate, ["password"] = options.Password },
            ["trust"] = new JsonObject { ["receipts"] = List(options.Receipts), ["tls"] = List(options.Tls) },
            ["retry"] = new JsonObject { ["attempts"] = 5, ["firstDelay"] = options.Demo ? "PT2S" : "PT20S", ["maxDelay"] = "PT15M", ["jitter"] = 0.2, ["thenEvery"] = options.Demo ? "PT1M" : "PT15M" },
            ["resend"] = new JsonObject { ["lookBackDays"] = 45, ["maxDaysPerRun"] = 7 },
        };
        var root = new JsonObject
        {
            ["gateway"] = new JsonObject
            {
                ["site"] = manifest.SiteCode,
                ["kind"] = options.Kind.Name,
                ["tenant"] = manifest.TenantCode,
                ["timeZone"] = manifest.TimeZone,
                ["state"] = options.State,
                ["statusPage"] = options.Demo ? "off" : "http://127.0.0.1:8686",
            },
            ["uplink"] = uplink,
            ["buffer"] = new JsonObject { ["maxSize"] = "2GiB", ["warnAt"] = 0.8, ["keepAckedDays"] = 90 },
            ["clock"] = new JsonObject { ["maxSkew"] = "PT2M", ["rejectBefore"] = "2010-01-01", ["rejectAhead"] = "PT15M" },
            ["sources"] = new JsonArray([.. options.Kind.SampleSources.Select(Source), .. Called()]),
            ["meters"] = new JsonObject(manifest.Assets.SelectMany(asset => Meters(asset, options.Kind.AssetKind(asset)))),
        };
        if (options.Peers.Receptor is not null)
            root["lighting"] = new JsonObject { ["every"] = options.Demo ? "PT10S" : "PT5M" };
        return root.ToJsonString(Json) + "\n";

        JsonNode Source(SampleSource source) => source switch
        {
            { OnFileServer: true } when options.Peers.FileServer is { } server => OnServer(source, server),
            { InDatabase: { } query } when options.Peers.Utility is { } utility => InDatabase(source, query, utility),
            _ => InFolder(source),
        };

        IEnumerable<JsonNode> Called()
        {
            if (options.Peers.Receptor is { } receptor && options.Kind.NodeLogs is { } profile)
                yield return new JsonObject { ["id"] = "receptor", ["type"] = "tcpServer", ["listen"] = receptor, ["protocol"] = "nodeLog", ["profile"] = profile };
        }

        JsonObject InDatabase(SampleSource source, SampleQuery query, SampleDatabase utility) => new()
        {
            ["id"] = source.Id,
            ["type"] = "sql",
            ["host"] = utility.Address.Host,
            ["port"] = utility.Address.Port,
            ["database"] = utility.Address.AbsolutePath.TrimStart('/'),
            ["user"] = utility.User,
            ["credential"] = utility.Credential,
            ["query"] = query.Query,
            ["cursor"] = query.Cursor,
            ["range"] = query.Range,
            ["profile"] = query.Profile,
            ["every"] = options.Demo ? "PT2S" : "PT1H",
        };

        JsonObject OnServer(SampleSource source, SampleFileServer server) => new()
        {
            ["id"] = source.Id,
            ["type"] = "ftp",
            ["url"] = $"{server.Url}/{source.Path}",
            ["credential"] = server.Credential,
            ["tls"] = List(server.Tls is { } authority ? [authority] : []),
            ["pattern"] = source.Pattern,
            ["profile"] = source.Profile,
            ["every"] = options.Demo ? "PT2S" : "PT1H",
        };

        JsonObject InFolder(SampleSource source) => new()
        {
            ["id"] = source.Id,
            ["type"] = "hotFolder",
            ["path"] = Path.Combine(options.Drop, source.Path),
            ["pattern"] = source.Pattern,
            ["profile"] = source.Profile,
            ["every"] = every,
            ["ready"] = new JsonObject { ["ignore"] = new JsonArray("*.part", "*.tmp", ".*"), ["stableFor"] = stable, ["checksum"] = "sidecar-if-present" },
        };
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Meters(SiteAsset asset, string? kind)
    {
        var meter = new JsonObject { ["element"] = asset.SourceElement };
        if (kind is not null)
            meter["kind"] = kind;
        if (asset.Sensors is { Count: > 0 } sensors)
            meter["sensors"] = List(sensors);
        meter["position"] = Position(asset);
        yield return new(asset.Id, meter);
        foreach (var other in asset.Meters ?? [])
            yield return new(other.Source, new JsonObject { ["element"] = other.Source, ["carrier"] = other.Carrier, ["position"] = Position(asset) });
    }

    private static JsonObject Position(SiteAsset asset) => new() { ["latitude"] = asset.Latitude, ["longitude"] = asset.Longitude };

    private static JsonArray List(IReadOnlyList<string> texts) => [.. texts.Select(text => (JsonNode?)text)];
}
