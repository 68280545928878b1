namespace UrbGrade.Bus.Soap;

/// <summary>What the first pass found in an envelope's Header, each thing at its structural place.</summary>
internal sealed class SecurityHeader
{
    /// <summary>Position of the Security block among the Header's children; -1 when there is none.</summary>
    public int BlockPosition { get; set; } = -1;

    /// <summary>Position of the Signature among the children of the Security block.</summary>
    public int SignaturePosition { get; set; } = -1;

    public XmlSignature? Signature { get; set; }

    public string? Created { get; set; }

    public string? Expires { get; set; }

    public bool HasTimestamp { get; set; }

    /// <summary>Values of the SignatureConfirmation elements.</summary>
    public List<byte[]> Confirmations { get; } = [];

    public List<BinaryToken> Tokens { get; } = [];

    /// <summary>Everything that a reference can lead to.</summary>
    public List<SignedPart> Parts { get; } = [];

    /// <summary>All ids of Envelope, Header and Body, at any depth, as often as they occur.</summary>
    public List<string> Ids { get; } = [];
}

/// <summary>A BinarySecurityToken as it stands in the header.</summary>
internal sealed record BinaryToken(string? Id, string ValueType, string EncodingType, string Text);

/// <summary>A Signature as it stands in the header.</summary>
internal sealed class XmlSignature
{
    public string Method { get; set; } = "";

    public IReadOnlyList<string> Prefixes { get; set; } = [];

    public List<SignatureReference> References { get; } = [];

    public byte[] Value { get; set; } = [];

    public KeyReference Key { get; set; } = KeyReference.None;
}

/// <summary>One Reference of a SignedInfo.</summary>
internal sealed record SignatureReference(string Id, IReadOnlyList<string> Prefixes, string DigestMethod, byte[] Digest);

/// <summary>How a signature names the certificate of its key.</summary>
internal enum KeyReferenceKind
{
    None,
    Token,
    Certificate,
    IssuerSerial,
    Thumbprint,
    SubjectKeyIdentifier,
}

/// <summary>A signature's pointer to its certificate.</summary>
/// <param name="Value">Id of the token, base64 text, or the issuer's name.</param>
/// <param name="SerialNumber">Decimal serial number, for <see cref="KeyReferenceKind.IssuerSerial"/>.</param>
internal sealed record KeyReference(KeyReferenceKind Kind, string Value, string SerialNumber = "")
{
    public static KeyReference None { get; } = new(KeyReferenceKind.None, "");
}
