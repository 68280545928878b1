using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Administration;

public class SchemaCatalogueTests : IAsyncLifetime
{
    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ISchemaCatalogue Catalogue => platform.Get<ISchemaCatalogue>();

    public async ValueTask InitializeAsync() => await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task What_somebody_registered_meanwhile_is_not_overwritten_unseen()
    {
        await Catalogue.Put(Gas("double"), Cancellation);
        var seen = (await Catalogue.Find("20", "GAS", "1", Cancellation))!.RegisteredAt;
        platform.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(AdministrationOutcome.Done, (await Catalogue.Put(Gas("decimal", seen), Cancellation)).Outcome);

        var late = await Catalogue.Put(Gas("float", seen), Cancellation);

        Assert.Equal((AdministrationOutcome.Invalid, "Schema.Meanwhile"), (late.Outcome, late.Refusal?.Code));
        var now = await Catalogue.Find("20", "GAS", "1", Cancellation);
        Assert.Contains("xs:decimal", now!.Xsd, StringComparison.Ordinal);
        Assert.Equal(AdministrationOutcome.Done, (await Catalogue.Put(Gas("float", now.RegisteredAt), Cancellation)).Outcome);
    }

    [Fact]
    public async Task The_audit_tells_an_xml_schema_from_the_one_before_it()
    {
        await Catalogue.Put(Gas("double"), Cancellation);
        await Catalogue.Put(Gas("decimal"), Cancellation);

        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var line = await database.Set<AuditRow>().SingleAsync(row => row.What == "schema.changed", Cancellation);

        Assert.Matches(", XSD SHA-256 [0-9a-f]{64}$", line.Before);
        Assert.NotEqual(line.Before, line.After);
    }

    [Fact]
    public async Task An_xml_schema_that_was_replaced_is_found_by_the_digest_in_the_audit()
    {
        foreach (var type in new[] { "double", "decimal", "double", "float" })
        {
            await Catalogue.Put(Gas(type), Cancellation);
        }

        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var lines = await database.Set<AuditRow>().Where(row => row.What == "schema.changed").OrderBy(row => row.Id).ToListAsync(Cancellation);
        Assert.Equal(3, lines.Count);
        foreach (var (line, type) in lines.Zip(["double", "decimal", "double"]))
        {
            Assert.Contains($"xs:{type}", await Catalogue.FindReplaced("20", line.Before![^64..], Cancellation), StringComparison.Ordinal);
        }

        Assert.Equal(2, await database.Set<ReplacedSchemaRow>().CountAsync(Cancellation));
        Assert.Null(await Catalogue.FindReplaced("20", lines[^1].After![^64..], Cancellation));
    }

    private static SchemaDraft Gas(string type, DateTimeOffset? seen = null) => new(
        "20", "GAS", "1",
        $"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="gcontent"><xs:complexType><xs:sequence><xs:element name="gas" type="xs:{type}"/></xs:sequence></xs:complexType></xs:element></xs:schema>""",
        """{"fields":[{"field":"gas","quantity":"volume","unit":"m3","kind":"register","medium":"gas"}]}""", seen);
}
