namespace UrbGrade.Bus.Soap;

/// <summary>How strictly a verifier reads. The defaults suit a server; a client also sets <see cref="AcceptsSignatureConfirmation"/>.</summary>
public sealed record SoapSecurityPolicy
{
    /// <summary>How far the peer's clock may differ from ours.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time from <c>Created</c> to arrival, whatever <c>Expires</c> says.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest time from <c>Created</c> to <c>Expires</c>.</summary>
    public TimeSpan MaxLifetime { get; init; } = TimeSpan.FromMinutes(65);

    /// <summary>Smallest RSA key, whatever the trust store says.</summary>
    public int MinKeyBits { get; init; } = 2048;

    /// <summary>Nodes that the Header may hold.</summary>
    public int MaxHeaderNodes { get; init; } = 400;

    /// <summary>Nesting of the Header, counted from the Envelope.</summary>
    public int MaxHeaderDepth { get; init; } = 24;

    /// <summary>Characters of one token, digest or signature value.</summary>
    public int MaxTokenCharacters { get; init; } = 16_384;

    /// <summary>References that a signature may hold.</summary>
    public int MaxReferences { get; init; } = 10;

    /// <summary>Prefixes that an InclusiveNamespaces list may hold.</summary>
    public int MaxPrefixes { get; init; } = 32;

    /// <summary>Nesting of a signed part.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Attributes of one element, namespace declarations included.</summary>
    public int MaxAttributes { get; init; } = 64;

    /// <summary>Characters of one attribute's value.</summary>
    public int MaxAttributeCharacters { get; init; } = 65_536;

    /// <summary>Namespace declarations in scope at one element of a signed part.</summary>
    public int MaxNamespacesInScope { get; init; } = 128;

    /// <summary>Elements of one signed part.</summary>
    public int MaxElements { get; init; } = 2_000_000;

    /// <summary>The actor that this node plays besides the ultimate receiver; header blocks for others are left alone.</summary>
    public string Actor { get; init; } = "";

    /// <summary>Whether a Security header may carry <c>SignatureConfirmation</c>, as responses do.</summary>
    public bool AcceptsSignatureConfirmation { get; init; }
}
