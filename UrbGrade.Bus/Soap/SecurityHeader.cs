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

    /// <summary>What the first block of an outbox says, and its position among the Header's children.</summary>
    public (int Waiting, int Position)? Outbox { get; set; }

    /// <summary>Values of the SignatureConfirmation elements.</summary>
    public List<byte[]> Confirmations { get; } = [];

    public List<BinaryToken> Tokens { get; } = [];

    /// <summary>Everything that a reference can lead to.</summary>
    public List<SignedPart> Parts { get; } = [];

    /// <summary>All ids of Envelope, Header and Body, at any depth, as often as they occur.</summary>
    public List<string> Ids { get; } = [];
}
