namespace UrbGrade.Bus.Soap;

/// <summary>A signature's pointer to its certificate.</summary>
/// <param name="Value">Id of the token, base64 text, or the issuer's name.</param>
/// <param name="SerialNumber">Decimal serial number, for <see cref="KeyReferenceKind.IssuerSerial"/>.</param>
internal sealed record KeyReference(KeyReferenceKind Kind, string Value, string SerialNumber = "")
{
    public static KeyReference None { get; } = new(KeyReferenceKind.None, "");
}
