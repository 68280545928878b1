using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Semantics.Mapping;
using UrbGrade.Modules.Semantics.Rdf;
using UrbGrade.Modules.Semantics.Resources;

namespace UrbGrade.Modules.Semantics;

internal sealed class SemanticService(
    IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, CurrentMapping current, IOptions<SemanticsOptions> options,
    SemanticLists lists, KpiResources kpis, PlaceResources places) : ISemantics
{
    private const int Ok = 200, Misunderstood = 400, Missing = 404;

    public async Task<SemanticAnswer> Read(
        string origin, string path, IReadOnlyDictionary<string, string> query, RdfSyntax syntax, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } id || tenants.Find(id) is not { } tenant)
        {
            return Nothing("there is no tenant");
        }

        var parts = path.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        if (parts.Length > 0 && parts[0] != tenant.Code)
        {
            return Nothing($"the token is one of the tenant '{tenant.Code}'");
        }

        await using var database = contexts.Read(TenantScope.Of(id));
        var mapping = current.Value;
        var builder = new GraphBuilder(mapping, options.Value.Root ?? origin, tenant.Code);
        try
        {
            var reading = new SemanticReading(builder, database, tenant, lists, kpis, places);
            var (isThere, next) = await reading.Add([.. parts.Skip(1)], query, new SemanticSearch(mapping, builder, lists, places, database, tenant), cancellation);
            return isThere ? new SemanticAnswer(Ok, Write(builder.Graph, syntax), next) : Nothing($"'{path}' leads nowhere; begin at {builder.IriOf("")}");
        }
        catch (SemanticQueryException misread)
        {
            return new SemanticAnswer(Misunderstood, null, Problem: misread.Message);
        }
    }

    public string WriteVocabulary(string origin, RdfSyntax syntax) =>
        Write(VocabularyGraph.Of(current.Value, options.Value.Root ?? origin), syntax);

    public IReadOnlyList<VocabularyRow> Vocabulary(string origin)
    {
        var mapping = current.Value;
        var prefixes = mapping.Prefixes(options.Value.Root ?? origin);
        return
        [
            .. mapping.Rows.Select(row => new VocabularyRow(
                row.Row, row.About, row.Name, row.Row == "prefix" ? prefixes[row.Name] : row.Terms, row.Form, row.Note)),
        ];
    }

    private static string Write(RdfGraph graph, RdfSyntax syntax) => syntax == RdfSyntax.Turtle ? TurtleText.Write(graph) : JsonLdText.Write(graph);

    private static SemanticAnswer Nothing(string what) => new(Missing, null, Problem: $"Nothing is here: {what}.");
}
