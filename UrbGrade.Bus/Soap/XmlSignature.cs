namespace UrbGrade.Bus.Soap;

/// <summary>A Signature as it stands in the header.</summary>
internal sealed class XmlSignature
{
    public string Method { get; set; } = "";

    public IReadOnlyList<string> Prefixes { get; set; } = [];

    public List<SignatureReference> References { get; } = [];

    public byte[] Value { get; set; } = [];

    public KeyReference Key { get; set; } = KeyReference.None;
}
