namespace UrbGrade.Bus.Soap;

/// <summary>Namespaces and token types of SOAP 1.1 and WS-Security 1.1, as their specifications spell them.</summary>
public static class SoapNames
{
    /// <summary>SOAP 1.1 envelope.</summary>
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    /// <summary>The SOAP 1.1 actor that every node plays.</summary>
    public const string NextActor = "http://schemas.xmlsoap.org/soap/actor/next";

    /// <summary>WS-Security 1.0 extensions.</summary>
    public const string Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    /// <summary>WS-Security 1.1 extensions.</summary>
    public const string Wsse11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";

    /// <summary>WS-Security utility: ids and timestamps.</summary>
    public const string Wsu = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

    /// <summary>XML Signature.</summary>
    public const string Signature = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>Exclusive canonicalisation without comments, and the namespace of its parameters.</summary>
    public const string ExclusiveCanonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#";

    /// <summary>WS-Addressing 1.0.</summary>
    public const string Addressing = "http://www.w3.org/2005/08/addressing";

    /// <summary>An X.509 v3 certificate as a token or key identifier.</summary>
    public const string X509V3 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";

    /// <summary>A certificate's subject key identifier as a key identifier.</summary>
    public const string SubjectKeyIdentifier =
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509SubjectKeyIdentifier";

    /// <summary>A certificate's SHA-1 thumbprint as a key identifier.</summary>
    public const string Thumbprint = "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1";

    /// <summary>The only encoding of binary tokens.</summary>
    public const string Base64 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

    internal const string Xml = "http://www.w3.org/XML/1998/namespace";
    internal const string Xmlns = "http://www.w3.org/2000/xmlns/";
}
