using System.Text.Json;
using System.Text.Json.Nodes;
using UrbGrade.Modules.Partners;

namespace UrbGrade.Tests.Partners;

public sealed class ContractSchemasTests
{
    [Theory]
    [InlineData("""{"$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"allOf":[{"$ref":"#/$defs/a"}]}},"$ref":"#/$defs/a"}""", "lead in a circle")]
    [InlineData("""{"properties":{"next":{"$ref":"#"}}}""", "lead in a circle")]
    [InlineData("""{"$ref":"#/$defs/a"}""", "refers to '#/$defs/a', which is not in it")]
    [InlineData("""{"$ref":"#a"}""", "refers to '#a', which is not in it")]
    [InlineData("""{"items":[1,{"uniqueItems":true}]}""", "uses 'uniqueItems'")]
    public void A_schema_that_could_cost_any_amount_of_time_is_not_taken(string schema, string reason) =>
        Assert.Contains(reason, ContractSchemas.Problem(JsonElement.Parse(schema)), StringComparison.Ordinal);

    [Theory]
    [InlineData(12, 2)]
    [InlineData(60, 2)]
    [InlineData(1_000, 1)]
    public void A_few_lines_that_grow_at_each_reference_are_not_taken(int steps, int times) =>
        Assert.Contains("too large", ContractSchemas.Problem(Steps(steps, times)), StringComparison.Ordinal);

    [Fact]
    public void Definitions_may_be_used_again_and_again()
    {
        var schema = Steps(6, 2);
        Assert.Null(ContractSchemas.Problem(schema));
        var schemas = new ContractSchemas();
        Assert.Empty(schemas.Violations(schema.GetRawText(), JsonElement.Parse("{}")));
        Assert.NotEmpty(schemas.Violations(schema.GetRawText(), JsonElement.Parse("[]")));
    }

    [Fact]
    public void A_reference_finds_its_place_by_escaped_names_and_numbers() => Assert.Null(ContractSchemas.Problem(JsonElement.Parse(
        """{"$defs":{"a/b":{"anyOf":[true,{"type":"string"}]}},"properties":{"c":{"$ref":"#/$defs/a~1b/anyOf/1"},"d":{"$ref":"#/%24defs/a~1b"}}}""")));

    /// <summary>Definitions that each refer so many times to the next one.</summary>
    private static JsonElement Steps(int steps, int times)
    {
        var definitions = new JsonObject { [$"a{steps}"] = new JsonObject { ["type"] = "object" } };
        for (var step = 0; step < steps; step++)
        {
            var following = $"#/$defs/a{step + 1}";
            definitions[$"a{step}"] = new JsonObject
            {
                ["allOf"] = new JsonArray([.. Enumerable.Range(0, times).Select(_ => new JsonObject { ["$ref"] = following })]),
            };
        }

        return JsonElement.Parse(new JsonObject { ["$ref"] = "#/$defs/a0", ["$defs"] = definitions }.ToJsonString());
    }
}
