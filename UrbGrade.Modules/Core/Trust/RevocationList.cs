using System.Collections.Frozen;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>A certificate revocation list (RFC 5280, 5.1), read and not yet believed: <see cref="IsSignedBy"/> says whose it is.</summary>
internal sealed class RevocationList
{
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0);

    /// <summary>Extensions that do not change which certificates the list speaks of. A critical one beside these makes it unusable.</summary>
    private static readonly FrozenSet<string> Harmless = FrozenSet.ToFrozenSet(["2.5.29.20", "2.5.29.35"]);

    private readonly byte[] signedPart;
    private readonly byte[] signature;
    private readonly string algorithm;
    private readonly FrozenSet<string> serials;

    /// <summary>Reads a list, DER or PEM.</summary>
    /// <exception cref="CryptographicException">It is none, or has a critical extension that is not understood.</exception>
    public RevocationList(ReadOnlyMemory<byte> encoded)
    {
        Der = Unwrapped(encoded);
        try
        {
            var outer = new AsnReader(Der, AsnEncodingRules.DER).ReadSequence();
            signedPart = outer.PeekEncodedValue().ToArray();
            var list = outer.ReadSequence();
            algorithm = outer.ReadSequence().ReadObjectIdentifier();
            signature = outer.ReadBitString(out _);
            if (list.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
            {
                list.ReadInteger();
            }

            list.ReadSequence();
            Issuer = new X500DistinguishedName(list.ReadEncodedValue().Span);
            ThisUpdate = Time(list);
            NextUpdate = IsTime(list) ? Time(list) : null;
            serials = Serials(list).ToFrozenSet(StringComparer.Ordinal);
            CheckExtensions(list);
        }
        catch (AsnContentException failure)
        {
            throw new CryptographicException("The revocation list is not encoded as RFC 5280 says.", failure);
        }
    }

    public byte[] Der { get; }

    public X500DistinguishedName Issuer { get; }

    public DateTimeOffset ThisUpdate { get; }

    public DateTimeOffset? NextUpdate { get; }

    /// <summary>From when on the next list is waited for: in the last quarter of this one's time.</summary>
    public DateTimeOffset? DueAt => NextUpdate - ((NextUpdate - ThisUpdate) / 4);

    /// <summary>How many certificates it revokes.</summary>
    public int Count => serials.Count;

    /// <summary>Names an issuer in the store: SHA-256 of its encoded name, hex.</summary>
    public static string IssuerHash(X500DistinguishedName name) => Convert.ToHexStringLower(SHA256.HashData(name.RawData));

    /// <summary>Whether it revokes the certificate, which must be of the same issuer.</summary>
    public bool Revokes(X509Certificate2 certificate) => serials.Contains(Serial(certificate.SerialNumberBytes.Span));

    /// <summary>Whether the authority's key made its signature. SHA-1 does not count.</summary>
    public bool IsSignedBy(X509Certificate2 authority)
    {
        if (!authority.SubjectName.RawData.AsSpan().SequenceEqual(Issuer.RawData))
        {
            return false;
        }

        HashAlgorithmName? hash = algorithm switch
        {
            "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
            "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
            "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
            _ => null,
        };
        if (hash is null)
        {
            return false;
        }

        using var rsa = authority.GetRSAPublicKey();
        if (rsa is not null)
        {
            return rsa.VerifyData(signedPart, signature, hash.Value, RSASignaturePadding.Pkcs1);
        }

        using var curve = authority.GetECDsaPublicKey();
        return curve?.VerifyData(signedPart, signature, hash.Value, DSASignatureFormat.Rfc3279DerSequence) == true;
    }

    private static byte[] Unwrapped(ReadOnlyMemory<byte> encoded)
    {
        var text = System.Text.Encoding.ASCII.GetString(encoded.Span);
        if (!PemEncoding.TryFind(text, out var found))
        {
            return encoded.ToArray();
        }

        var label = text[found.Label];
        return label == "X509 CRL"
            ? Convert.FromBase64String(text[found.Base64Data])
            : throw new CryptographicException($"The PEM file holds a '{label}'; allowed is an 'X509 CRL'.");
    }

    private static IEnumerable<string> Serials(AsnReader list)
    {
        if (!list.HasData || !list.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            yield break;
        }

        var entries = list.ReadSequence();
        while (entries.HasData)
        {
            yield return Serial(entries.ReadSequence().ReadIntegerBytes().Span);
        }
    }

    private static void CheckExtensions(AsnReader list)
    {
        if (!list.HasData)
        {
            return;
        }

        var extensions = list.ReadSequence(Extensions).ReadSequence();
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var name = extension.ReadObjectIdentifier();
            if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean() && !Harmless.Contains(name))
            {
                throw new CryptographicException(
                    $"The revocation list has the critical extension {name}, so that it speaks of some certificates only; allowed is a full list.");
            }
        }
    }

    private static string Serial(ReadOnlySpan<byte> bigEndian) => Convert.ToHexString(bigEndian.TrimStart((byte)0));

    private static bool IsTime(AsnReader reader) => reader.HasData
        && (reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) || reader.PeekTag().HasSameClassAndValue(Asn1Tag.GeneralizedTime));

    private static DateTimeOffset Time(AsnReader reader) => reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime)
        ? reader.ReadUtcTime()
        : reader.ReadGeneralizedTime();
}
