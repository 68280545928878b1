using UrbGrade.Bus.Contracts.Semantics;
using UrbGrade.Modules.Semantics.Mapping;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>The platform's own mapping, and no resources.</summary>
internal sealed class FictionalSemantics : ISemantics
{
    public Task<SemanticAnswer> Read(
        string origin, string path, IReadOnlyDictionary<string, string> query, RdfSyntax syntax, CancellationToken cancellation) =>
        Task.FromResult(new SemanticAnswer(404, null));

    public string WriteVocabulary(string origin, RdfSyntax syntax) => "";

    public IReadOnlyList<VocabularyRow> Vocabulary(string origin) =>
        [.. MappingFile.Load(null).Rows.Select(row => new VocabularyRow(row.Row, row.About, row.Name, row.Terms, row.Form, row.Note))];
}
