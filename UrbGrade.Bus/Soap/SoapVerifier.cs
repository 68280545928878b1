using System.Security.Cryptography;
using System.Xml;

namespace UrbGrade.Bus.Soap;

/// <summary>Verifies WS-Security X.509 signatures over the bytes as they were received, in two forward passes and without a document
/// in memory. Thread-safe.</summary>
/// <remarks>Source: WS-Security 1.1 and its X.509 Certificate Token Profile (OASIS). References resolve by structure alone (the Body
/// of the Envelope, the Timestamp and tokens of the Security block, blocks of the Header) and the Body is later read from the same
/// place, which leaves no room to wrap a signature around another element.</remarks>
public sealed class SoapVerifier(ICertificateTrust trust, IReplayGuard replay, SoapSecurityPolicy policy, TimeProvider time)
{
    private readonly SigningCertificates certificates = new(trust);
    private readonly ScratchPool<ExclusiveCanonicalizer> canonicalizers = new(() => new ExclusiveCanonicalizer());

    /// <summary>Verifies one envelope.</summary>
    /// <exception cref="SoapFaultException">The fault to answer with: nothing of the message may be used.</exception>
    public VerifiedEnvelope Verify(ReadOnlyMemory<byte> envelope)
    {
        try
        {
            return VerifyParts(envelope);
        }
        catch (XmlException malformed)
        {
            throw SoapFaults.Client("The message is not acceptable XML.", malformed.Message, 400);
        }
        catch (CryptographicException broken)
        {
            // The fields of a certificate are decoded when they are asked for, by the trust store for instance.
            throw SoapFaults.InvalidSecurityToken(broken.Message);
        }
    }

    private VerifiedEnvelope VerifyParts(ReadOnlyMemory<byte> bytes)
    {
        using var body = EnvelopeReader.Open(bytes);
        var header = SecurityHeaderReader.Read(body, policy);
        var signature = ResolvedSignature.Of(header);
        var now = time.GetUtcNow();
        var window = TimeWindow.Of(header, policy);
        window.Require(now, policy);

        var key = signature.Signature.Key;
        var signer = certificates.Find(key, header);
        var verdict = trust.Judge(signer.Certificate, now);
        RequireTrust(signer, verdict, signature);

        var check = Check(bytes, body, header, signature, signer);
        var replayKey = SHA256.HashData([.. check.SignedInfoHash, .. signer.Sha256]);
        var replayUntil = window.Closes(policy) + policy.ClockSkew;
        if (!replay.TryAdmit(replayKey, replayUntil, now))
            throw SoapFaults.InvalidSecurity("The signature was seen before");
        certificates.Keep(signer, key, header);

        return new VerifiedEnvelope(bytes)
        {
            Certificate = signer.Certificate,
            TenantCode = verdict.TenantCode,
            Created = window.Created,
            Expires = window.Expires,
            SignatureValue = signature.Signature.Value,
            UsedSha1 = signature.UsesSha1,
            ReplayKey = replayKey,
            ReplayUntil = replayUntil,
            BodyHash = Convert.ToHexStringLower(check.BodyHash),
            Waiting = header.Outbox is { } outbox && signature.ReferenceTo(SignedPartKind.HeaderBlock, outbox.Position) is not null ? outbox.Waiting : null,
            Confirmations = header.Confirmations,
        };
    }

    private void RequireTrust(SigningCertificate signer, CertificateVerdict verdict, ResolvedSignature signature)
    {
        if (!verdict.Trusted)
            throw SoapFaults.FailedAuthentication($"{signer.Certificate.Subject}: {verdict.Detail}");
        if (signer.KeyBits < policy.MinKeyBits)
            throw SoapFaults.FailedAuthentication($"{signer.Certificate.Subject}: an RSA key of {signer.KeyBits} bits");
        if (signature.UsesSha1 && !verdict.AllowsSha1)
            throw SoapFaults.UnsupportedAlgorithm("SHA-1, which is not allowed to this tenant");
    }

    private SignedPartsCheck Check(
        ReadOnlyMemory<byte> bytes, EnvelopeReader body, SecurityHeader header, ResolvedSignature signature, SigningCertificate signer)
    {
        var canonicalizer = canonicalizers.Rent();
        try
        {
            var check = new SignedPartsCheck(header, signature, signer, policy, canonicalizer);
            check.Run(bytes, body);
            return check;
        }
        finally
        {
            canonicalizers.Return(canonicalizer);
        }
    }
}
