namespace UrbGrade.Bus.Contracts.Semantics;

/// <summary>What the session's tenant has, described in the terms of public ontologies. Which terms is data: the mapping.</summary>
public interface ISemantics
{
    /// <summary>Describes a resource, a list of them, or what a search finds.</summary>
    /// <param name="origin">Scheme and host that the caller used, without a slash at its end. IRIs begin with the configured one where there is one.</param>
    /// <param name="path">Below <see cref="SemanticAddress.Root"/>, as <c>20/assets/12</c>.</param>
    /// <param name="query">The parameters of the address.</param>
    Task<SemanticAnswer> Read(
        string origin, string path, IReadOnlyDictionary<string, string> query, RdfSyntax syntax, CancellationToken cancellation);

    /// <summary>The platform's own terms, with the public ones that they stand for.</summary>
    /// <inheritdoc cref="Read"/>
    string WriteVocabulary(string origin, RdfSyntax syntax);

    /// <summary>The mapping, for people.</summary>
    IReadOnlyList<VocabularyRow> Vocabulary(string origin);
}
