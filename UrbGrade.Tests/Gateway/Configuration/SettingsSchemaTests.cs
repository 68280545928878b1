using System.Text.Json.Nodes;
using UrbGrade.Gateway.Collect.Sources;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Sites;
using UrbGrade.Tests.Gateway.Commands;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Configuration;

public sealed class SettingsSchemaTests
{
    private static readonly Lazy<JsonObject> Schema = new(SettingsSchema.Write);

    [Fact]
    public async Task The_published_file_is_the_schema_that_the_gateway_prints()
    {
        var (code, output, _) = await CommandRun.InvokeAsync("config", "schema");

        Assert.Equal(0, code);
        var published = await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "docs", "gateway.schema.json"), TestContext.Current.CancellationToken);
        Assert.True(
            published.ReplaceLineEndings("\n") == output,
            "docs/gateway.schema.json is out of date; write it anew: ./urbgrade gateway config schema > docs/gateway.schema.json");
    }

    [Fact]
    public void Every_kind_of_site_database_and_source_is_in_it_with_what_only_it_has()
    {
        Assert.Equal(SiteKinds.Names.Order(), Allowed("gateway", "kind").Order());
        Assert.Equal(["mariadb", "mysql", "sqlite"], Allowed("database", "kind").Order());
        Assert.NotNull(At("database", "host"));
        var source = Schema.Value["properties"]!["sources"]!["items"]!["properties"]!;
        Assert.Equal(SourceTypes.All.Keys.Append("hotFolder").Order(), source["type"]!["enum"]!.AsArray().Select(type => (string)type!).Order());
        Assert.Equal("string", (string?)source["profile"]!["type"]);
        Assert.Equal(200, (double?)At("cleanse", "ranges")!["properties"]!["energy"]!["properties"]!["max"]!["default"]);
    }

    [Fact]
    public void Names_of_the_sites_own_are_free_and_all_others_are_not()
    {
        Assert.False((bool)Schema.Value["properties"]!["uplink"]!["additionalProperties"]!);
        Assert.Equal("string", (string?)At("meters")!["additionalProperties"]!["properties"]!["element"]!["type"]);
        Assert.NotNull(At("profiles")!["additionalProperties"]!["properties"]!["time"]);
    }

    [Fact]
    public void A_section_that_may_be_left_out_is_in_it_with_what_it_has()
    {
        var record = At("profiles")!["additionalProperties"]!["properties"]!["record"]!["properties"]!;
        Assert.Contains("vote", record["kind"]!["enum"]!.AsArray().Select(kind => (string)kind!));
        Assert.Equal("boolean", (string?)record["fields"]!["items"]!["properties"]!["optional"]!["type"]);
    }

    [Fact]
    public void Every_description_belongs_to_a_key_that_is_read()
    {
        foreach (var path in SettingsDescriptions.Paths)
        {
            JsonNode? at = Schema.Value;
            foreach (var step in path.Replace("[]", ".[]", StringComparison.Ordinal).Split('.'))
                at = step switch { "[]" => at?["items"], "*" => at?["additionalProperties"], _ => at?["properties"]?[step] };
            Assert.True(at is not null, $"{path} is described and never read");
        }
    }

    private static IEnumerable<string> Allowed(params string[] path) => At(path)!["enum"]!.AsArray().Select(value => (string)value!);

    private static JsonNode? At(params string[] path) => path.Aggregate((JsonNode?)Schema.Value, (at, step) => at?["properties"]?[step]);
}
