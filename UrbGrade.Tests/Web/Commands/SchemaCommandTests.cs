using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Web.Commands;

public class SchemaCommandTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task A_schema_is_registered_only_when_its_mapping_fits_it()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona");
        File.WriteAllText(run.File("gas.xsd"), """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence>
            <xs:element name="gas" type="xs:double"/></xs:sequence></xs:complexType></xs:element></xs:schema>
            """);
        File.WriteAllText(run.File("gas.json"), """{"fields":[{"field":"gas","quantity":"volume","unit":"m3","kind":"register","medium":"gas"}]}""");
        File.WriteAllText(run.File("unit.json"), """{"fields":[{"field":"gas","quantity":"volume","unit":"bushel","kind":"register"}]}""");
        File.WriteAllText(run.File("wrong.json"), """{"fields":[{"field":"gaz","quantity":"volume","unit":"m3","kind":"register"}]}""");
        string[] schema = ["schema", "add", "--tenant", "20", "--type", "GAS", "--version", "1", "--xsd", run.File("gas.xsd")];
        Assert.Equal(1, await run.Admin([.. schema, "--mapping", run.File("wrong.json")]));
        Assert.Contains("'gaz'", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, await run.Admin([.. schema, "--mapping", run.File("unit.json")]));
        Assert.Contains("'bushel'", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin([.. schema, "--mapping", run.File("gas.json")]));
        Assert.Contains((await run.Json("schema", "list")).EnumerateArray(), s => s.GetProperty("type").GetString() == "GAS");
        Assert.Equal(0, await run.Admin("schema", "show", "--tenant", "20", "--type", "GAS", "--version", "1"));
        Assert.Contains("""<xs:element name="gas" type="xs:double"/>""", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin("schema", "try", "--tenant", "20", "--type", "GAS", "--version", "1"));
        Assert.Contains("0 of 0 stored messages can be read.", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, await run.Admin("schema", "try", "--tenant", "20", "--type", "GAS", "--version", "2"));
        Assert.Contains("has no schema of type 'GAS' and version '2'", run.Error, StringComparison.Ordinal);
        await using var platform = new TestPlatform(run.Data);
        var registry = platform.Get<ITenantRegistry>();
        Assert.Equal("gas", registry.FindSchema(registry.FindByCode("20")!.Id, "GAS", "1")!.Mapping.Fields.Single().Medium);
    }

    [Fact]
    public async Task Two_counters_of_a_meter_are_not_mapped_to_one_quantity()
    {
        await run.Admin("tenant", "add", "--code", "20", "--name", "Barcelona", "--country", "ES");
        File.WriteAllText(run.File("both.xsd"), """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence>
            <xs:element name="import" type="xs:double"/><xs:element name="export" type="xs:double"/></xs:sequence></xs:complexType></xs:element></xs:schema>
            """);
        string Mapping(string export) =>
            $$"""{"fields":[{"field":"import","quantity":"energy","unit":"kWh","kind":"register"},{"field":"export","quantity":"{{export}}","unit":"kWh","kind":"register"}]}""";
        string[] both = ["schema", "add", "--tenant", "20", "--type", "BOTH", "--version", "1", "--xsd", run.File("both.xsd"), "--mapping", run.File("both.json")];

        File.WriteAllText(run.File("both.json"), Mapping("energy"));
        Assert.Equal(1, await run.Admin(both));
        Assert.Contains("The fields import, export are counters of one quantity, 'energy'", run.Error, StringComparison.Ordinal);

        File.WriteAllText(run.File("both.json"), Mapping("energy_export"));
        Assert.Equal(0, await run.Admin(both));
    }

    [Fact]
    public async Task Prices_are_in_the_tenants_currency()
    {
        await run.Admin("tenant", "add", "--code", "10", "--name", "Kalundborg", "--country", "DK");
        Assert.Contains("[price DKK/kW.h mean]", await Schemas(), StringComparison.Ordinal);

        File.WriteAllText(run.File("price.xsd"), """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence>
            <xs:element name="spot" type="xs:double"/></xs:sequence></xs:complexType></xs:element></xs:schema>
            """);
        File.WriteAllText(run.File("price.json"), """{"fields":[{"field":"spot","quantity":"price","unit":"EUR/MWh","kind":"mean"}]}""");
        string[] euro =
            ["schema", "add", "--tenant", "10", "--type", "SPOT", "--version", "1", "--xsd", run.File("price.xsd"), "--mapping", run.File("price.json")];
        Assert.Equal(1, await run.Admin(euro));
        Assert.Contains("The unit of 'spot' is 'EUR/MWh'; prices of the tenant are in its currency, as in 'DKK/kW.h'.", run.Error, StringComparison.Ordinal);

        Assert.Equal(0, await run.Admin("tenant", "set", "--code", "10", "--currency", "EUR"));
        Assert.Contains("[price EUR/kW.h mean]", await Schemas(), StringComparison.Ordinal);
        Assert.Equal(0, await run.Admin(euro));

        async Task<string> Schemas()
        {
            Assert.Equal(0, await run.Admin("schema", "list", "--tenant", "10"));
            return run.Output;
        }
    }
}
