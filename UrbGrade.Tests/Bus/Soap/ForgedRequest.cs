using System.Buffers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap;

/// <summary>A request signed by a client nobody here wrote. Every part of it can be set, so that it is wrong in exactly one way.</summary>
internal sealed record ForgedRequest(X509Certificate2 Signer, DateTimeOffset Now)
{
    public const string DefaultContent =
        "<urb:AggregateMessageRequest xmlns:urb=\"http://urb-grade.eu\"><messages></messages><urb:tenantCode>20</urb:tenantCode></urb:AggregateMessageRequest>";

    public const string NoPrefixes = "";

    private static readonly SoapSecurityPolicy Unlimited = new()
    {
        MaxDepth = int.MaxValue, MaxAttributes = int.MaxValue, MaxNamespacesInScope = int.MaxValue,
    };

    public string Declaration { get; init; } = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    public string EnvelopeAttributes { get; init; } = "";

    public string Content { get; init; } = DefaultContent;

    public string BodyAttributes { get; init; } = "wsu:Id=\"body\"";

    public string HeaderBlocks { get; init; } = "";

    public string BeforeSignature { get; init; } = "";

    public string AfterSignature { get; init; } = "";

    public string SecurityAttributes { get; init; } = "S:mustUnderstand=\"1\"";

    public string? Timestamp { get; init; }

    public string Token { get; init; } =
        $"<wsse:BinarySecurityToken EncodingType=\"{SoapNames.Base64}\" ValueType=\"{SoapNames.X509V3}\" wsu:Id=\"token\">CERTIFICATE</wsse:BinarySecurityToken>";

    public string KeyInfo { get; init; } =
        $"<wsse:SecurityTokenReference><wsse:Reference URI=\"#token\" ValueType=\"{SoapNames.X509V3}\"/></wsse:SecurityTokenReference>";

    /// <summary>Ids referred to, in order.</summary>
    public string[] References { get; init; } = ["body", "time"];

    /// <summary>References written as they are, after the computed ones.</summary>
    public string MoreReferences { get; init; } = "";

    public string Transforms { get; init; } = $"<ds:Transform Algorithm=\"{SoapNames.ExclusiveCanonicalization}\">PARAMETERS</ds:Transform>";

    /// <summary>PrefixList of the Body's reference.</summary>
    public string BodyPrefixes { get; init; } = NoPrefixes;

    /// <summary>PrefixList of the SignedInfo.</summary>
    public string SignedInfoPrefixes { get; init; } = NoPrefixes;

    public string Canonicalization { get; init; } = SoapNames.ExclusiveCanonicalization;

    public string SignatureMethod { get; init; } = SignatureAlgorithms.RsaSha256;

    public string DigestMethod { get; init; } = SignatureAlgorithms.Sha256;

    public HashAlgorithmName DigestHash { get; init; } = HashAlgorithmName.SHA256;

    /// <summary>Signs the canonical SignedInfo; RSA with SHA-256 when null.</summary>
    public Func<byte[], byte[]>? SignWith { get; init; }

    /// <summary>The finished text.</summary>
    public string Text()
    {
        var unsigned = Envelope("");
        var references = string.Concat(References.Select(id => Reference(unsigned, id))) + MoreReferences;
        var signedInfo = $"<ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"{Canonicalization}\">{Parameters(SignedInfoPrefixes)}</ds:CanonicalizationMethod>"
            + $"<ds:SignatureMethod Algorithm=\"{SignatureMethod}\"/>{references}</ds:SignedInfo>";
        var half = Envelope(Signature(signedInfo, ""));
        var canonical = Canonical(half, reader => reader.LocalName == "SignedInfo", Split(SignedInfoPrefixes));
        return Envelope(Signature(signedInfo, Convert.ToBase64String((SignWith ?? Rsa)(canonical))));
    }

    public byte[] Bytes() => Encoding.UTF8.GetBytes(Text());

    internal static byte[] Canonical(string document, Predicate<XmlReader> isApex, string[] prefixes)
    {
        using var reader = XmlReader.Create(new StringReader(document));
        while (reader.Read() && !(reader.NodeType == XmlNodeType.Element && isApex(reader)))
        {
        }

        using var canonicalizer = new ExclusiveCanonicalizer();
        var copy = new ArrayBufferWriter<byte>();
        canonicalizer.Output.Start(HashAlgorithmName.SHA256, copy);
        canonicalizer.WriteElement(reader, Unlimited, prefixes, []);
        canonicalizer.Output.Finish();
        return copy.WrittenSpan.ToArray();
    }

    private string WithCertificate(string text) =>
        text.Replace("CERTIFICATE", Convert.ToBase64String(Signer.RawData), StringComparison.Ordinal);

    private static string[] Split(string prefixes) => prefixes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Parameters(string prefixes) => prefixes == NoPrefixes
        ? ""
        : $"<ec:InclusiveNamespaces xmlns:ec=\"{SoapNames.ExclusiveCanonicalization}\" PrefixList=\"{prefixes}\"/>";

    private byte[] Rsa(byte[] signedInfo)
    {
        using var key = Signer.GetRSAPrivateKey()!;
        return key.SignData(signedInfo, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private string Envelope(string signature) =>
        $"{Declaration}<S:Envelope xmlns:S=\"{SoapNames.Soap}\" xmlns:wsu=\"{SoapNames.Wsu}\" xmlns:wsse=\"{SoapNames.Wsse}\" {EnvelopeAttributes}><S:Header>{HeaderBlocks}"
        + $"<wsse:Security {SecurityAttributes}>{WithCertificate(Token)}"
        + $"{BeforeSignature}{Timestamp ?? TimestampOf(Now, Now.AddMinutes(5))}{signature}{WithCertificate(AfterSignature)}</wsse:Security></S:Header>"
        + $"<S:Body {BodyAttributes}>{Content}</S:Body></S:Envelope>";

    public static string TimestampOf(DateTimeOffset created, DateTimeOffset expires) =>
        $"<wsu:Timestamp wsu:Id=\"time\"><wsu:Created>{XmlTime.Format(created)}</wsu:Created><wsu:Expires>{XmlTime.Format(expires)}</wsu:Expires></wsu:Timestamp>";

    private string Signature(string signedInfo, string value) =>
        $"<ds:Signature xmlns:ds=\"{SoapNames.Signature}\">{signedInfo}<ds:SignatureValue>{value}</ds:SignatureValue>"
        + $"<ds:KeyInfo>{WithCertificate(KeyInfo)}</ds:KeyInfo></ds:Signature>";

    private string Reference(string document, string id)
    {
        var prefixes = id == "body" ? BodyPrefixes : NoPrefixes;
        var octets = Canonical(
            document,
            reader => (reader.GetAttribute("Id", SoapNames.Wsu) ?? reader.GetAttribute("Id") ?? reader.GetAttribute("AssertionID")) == id,
            Split(prefixes));
        var digest = Convert.ToBase64String(CryptographicOperations.HashData(DigestHash, octets));
        return $"<ds:Reference URI=\"#{id}\"><ds:Transforms>{Transforms.Replace("PARAMETERS", Parameters(prefixes), StringComparison.Ordinal)}</ds:Transforms>"
            + $"<ds:DigestMethod Algorithm=\"{DigestMethod}\"/><ds:DigestValue>{digest}</ds:DigestValue></ds:Reference>";
    }
}
