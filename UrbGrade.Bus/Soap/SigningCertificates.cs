using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace UrbGrade.Bus.Soap;

/// <summary>Finds the certificate that a signature names, and remembers decoded ones: decoding costs many times a verification.</summary>
/// <remarks>Only certificates whose holder just signed an admitted message are kept, so strangers cannot crowd out the known, not even
/// with other spellings of a known certificate.</remarks>
internal sealed class SigningCertificates(ICertificateTrust trust)
{
    private const int Capacity = 4096;

    private readonly ConcurrentDictionary<string, SigningCertificate> byText = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SigningCertificate> byThumbprint = new(StringComparer.Ordinal);

    /// <summary>Resolves a key reference; the certificate is not judged yet.</summary>
    public SigningCertificate Find(KeyReference key, SecurityHeader header)
    {
        switch (key.Kind)
        {
            case KeyReferenceKind.Token:
                return Decoded(TokenText(key.Value, header));
            case KeyReferenceKind.Certificate:
                return Decoded(key.Value);
            case KeyReferenceKind.Thumbprint:
                return Known(trust.FindByThumbprint(HeaderCursor.Decode(key.Value)), "thumbprint");
            case KeyReferenceKind.SubjectKeyIdentifier:
                return Known(trust.FindBySubjectKeyIdentifier(HeaderCursor.Decode(key.Value)), "subject key identifier");
            case KeyReferenceKind.IssuerSerial:
                return Known(trust.FindByIssuerSerial(key.Value, key.SerialNumber), "issuer and serial number");
            default:
                throw SoapFaults.InvalidSecurity("The signature names no key");
        }
    }

    /// <summary>Remembers the certificate of an admitted message.</summary>
    public void Keep(SigningCertificate certificate, KeyReference key, SecurityHeader header)
    {
        if (certificate.IsKept)
            return;
        switch (key.Kind)
        {
            case KeyReferenceKind.Token:
                Keep(byText, TokenText(key.Value, header), certificate);
                break;
            case KeyReferenceKind.Certificate:
                Keep(byText, key.Value, certificate);
                break;
            default:
                Keep(byThumbprint, Convert.ToHexString(certificate.Sha256), certificate);
                break;
        }
    }

    private static void Keep(
        ConcurrentDictionary<string, SigningCertificate> kept, string name, SigningCertificate certificate)
    {
        if (kept.Count >= Capacity)
            kept.Clear();
        kept[name] = certificate;
        certificate.IsKept = true;
    }

    private static string TokenText(string id, SecurityHeader header)
    {
        var token = header.Tokens.Find(token => token.Id == id);
        if (token is null || header.Ids.Count(other => other == id) != 1)
            throw SoapFaults.SecurityTokenUnavailable($"No single token '{id}'");
        if (token.ValueType != SoapNames.X509V3 || token.EncodingType != SoapNames.Base64)
            throw SoapFaults.UnsupportedSecurityToken($"A token of '{token.ValueType}' as '{token.EncodingType}'");
        return token.Text;
    }

    private SigningCertificate Decoded(string base64)
    {
        if (byText.TryGetValue(base64, out var known))
            return known;
        try
        {
            return new SigningCertificate(X509CertificateLoader.LoadCertificate(Convert.FromBase64String(base64)));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            throw SoapFaults.InvalidSecurityToken(unreadable.Message);
        }
    }

    private SigningCertificate Known(X509Certificate2? certificate, string how)
    {
        if (certificate is null)
            throw SoapFaults.SecurityTokenUnavailable($"No certificate of that {how}");
        return byThumbprint.TryGetValue(certificate.GetCertHashString(HashAlgorithmName.SHA256), out var known)
            ? known
            : new SigningCertificate(certificate);
    }
}
