namespace UrbGrade.Bus.Soap;

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
