namespace UrbGrade.Bus.Contracts.Semantics;

/// <summary>Where the semantic layer is found on a server.</summary>
public static class SemanticAddress
{
    /// <summary>Before the code of the tenant.</summary>
    public const string Root = "/api/semantics";

    /// <summary>The page of the platform's own terms, and what their IRIs begin with.</summary>
    public const string Vocabulary = "/vocabulary";
}
