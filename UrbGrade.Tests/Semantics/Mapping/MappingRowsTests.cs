using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Semantics.Mapping;

public class MappingRowsTests : IAsyncLifetime
{
    private const string Origin = "https://h.example";

    private readonly TestPlatform platform = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IMappingRows Rows => platform.Get<IMappingRows>();

    public async ValueTask InitializeAsync() =>
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_written_row_describes_at_once_and_is_audited()
    {
        Assert.DoesNotContain("schema.org", await Tenant(RdfSyntax.Turtle), StringComparison.Ordinal);
        await Done(Rows.Write(new VocabularyRow("prefix", "", "schema", "https://schema.org/", "", "Schema.org"), Cancellation));
        await Done(Rows.Write(new VocabularyRow("field", "tenant", "country", "schema:addressCountry", "text", ""), Cancellation));

        Assert.Contains("schema:addressCountry", await Tenant(RdfSyntax.Turtle), StringComparison.Ordinal);
        Assert.Contains("schema:addressCountry", await Tenant(RdfSyntax.JsonLd), StringComparison.Ordinal);
        Assert.Contains(platform.Get<ISemantics>().Vocabulary(Origin), row => row is { Name: "country", Terms: "schema:addressCountry" });
        Assert.Equal(["prefix schema", "field tenant country"], Audit().Select(line => line.Subject));
        Assert.Equal(["field", "prefix"], (await Rows.List(Cancellation)).Select(row => row.Row));
    }

    [Fact]
    public async Task The_row_before_counts_again_when_one_is_withdrawn()
    {
        var before = await Tenant(RdfSyntax.Turtle);
        await Done(Rows.Write(new VocabularyRow("field", "tenant", "name", "", "", ""), Cancellation));
        Assert.NotEqual(before, await Tenant(RdfSyntax.Turtle));
        await Done(Rows.Withdraw("field", "tenant", "name", Cancellation));
        Assert.Equal(before, await Tenant(RdfSyntax.Turtle));
        Assert.Equal(AdministrationOutcome.NotFound, (await Rows.Withdraw("field", "tenant", "name", Cancellation)).Outcome);
    }

    [Fact]
    public async Task What_would_break_the_mapping_is_refused_and_changes_nothing()
    {
        await Refused(Rows.Write(new VocabularyRow("field", "asset", "opening", "schema:openingHours", "text", ""), Cancellation), "'schema:openingHours' has a prefix");
        await Refused(Rows.Write(new VocabularyRow("field", "asset", "opening", "ug:opening", "words", ""), Cancellation), "form: found 'words'");
        await Refused(Rows.Write(new VocabularyRow("colour", "asset", "opening", "ug:opening", "", ""), Cancellation), "row: found 'colour'");
        await Refused(Rows.Write(new VocabularyRow("field", "", "opening", "ug:opening", "text", ""), Cancellation), "are about something");
        await Refused(Rows.Write(new VocabularyRow("prefix", "", "ug", "", "", ""), Cancellation), "has a prefix that there is no row for");
        await Done(Rows.Write(new VocabularyRow("prefix", "", "schema", "https://schema.org/", "", ""), Cancellation));
        await Done(Rows.Write(new VocabularyRow("field", "asset", "opening", "schema:openingHours", "text", ""), Cancellation));
        await Refused(Rows.Withdraw("prefix", "", "schema", Cancellation), "'schema:openingHours' has a prefix");
        Assert.Equal(2, Audit().Count);
    }

    [Fact]
    public async Task Another_process_uses_it_too()
    {
        await using var other = new TestPlatform(platform.Folder);
        Assert.DoesNotContain(other.Get<ISemantics>().Vocabulary(Origin), row => row.Name == "schema");
        await Done(Rows.Write(new VocabularyRow("prefix", "", "schema", "https://schema.org/", "", ""), Cancellation));
        other.Get<ChangeWatch>().Look();
        Assert.Contains(other.Get<ISemantics>().Vocabulary(Origin), row => row.Name == "schema");
    }

    [Fact]
    public async Task It_takes_an_administrator_of_the_platform()
    {
        platform.Session.BecomeTenantAdministrator(platform.Get<ITenantRegistry>().FindByCode("20")!.Id);
        var row = new VocabularyRow("prefix", "", "schema", "https://schema.org/", "", "");
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Rows.Write(row, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Rows.Withdraw("prefix", "", "ug", Cancellation)).Outcome);
        Assert.Empty(await Rows.List(Cancellation));
    }

    private async Task<string> Tenant(RdfSyntax syntax)
    {
        platform.Session.CurrentTenantId = platform.Get<ITenantRegistry>().FindByCode("20")!.Id;
        var answer = await platform.Get<ISemantics>().Read(Origin, "20", new Dictionary<string, string>(), syntax, Cancellation);
        Assert.Equal(200, answer.Status);
        return answer.Document!;
    }

    private static async Task Done(Task<AdministrationResult> written)
    {
        var result = await written;
        Assert.True(result.Outcome == AdministrationOutcome.Done, result.Detail);
    }

    private static async Task Refused(Task<AdministrationResult> written, string told)
    {
        var result = await written;
        Assert.Equal(AdministrationOutcome.Invalid, result.Outcome);
        Assert.Contains(told, result.Detail, StringComparison.Ordinal);
    }

    private List<AuditRow> Audit()
    {
        using var database = platform.Contexts.Read(TenantScope.Platform);
        return [.. database.Set<AuditRow>().Where(line => line.What == "mapping.row").OrderBy(line => line.Id)];
    }
}
