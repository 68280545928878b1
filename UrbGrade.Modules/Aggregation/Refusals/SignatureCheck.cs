using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Administration;

namespace UrbGrade.Modules.Aggregation.Refusals;

internal sealed class SignatureCheck(ICertificateTrust trust, Reach reach, TimeProvider time) : ISignatureCheck
{
    public SignatureFinding? Check(ReadOnlyMemory<byte> envelope)
    {
        if (reach.Scope is null)
        {
            return null;
        }

        try
        {
            // A guard of its own: a request that is tried may still be sent.
            var verified = new SoapVerifier(trust, new InMemoryReplayGuard(), new SoapSecurityPolicy(), time).Verify(envelope);
            return verified.TenantCode is { } tenant && reach.TryFind(tenant, out _, out _)
                ? new SignatureFinding(null, null, verified.Certificate.Subject, tenant, verified.Created)
                : new SignatureFinding(
                    "The signature holds, and its certificate speaks for another tenant.", "FailedAuthentication", verified.Certificate.Subject, null, verified.Created);
        }
        catch (SoapFaultException refused)
        {
            return new SignatureFinding(refused.Detail, refused.Code, null, null, null);
        }
    }

    public SignatureFinding? CheckCertificate(ReadOnlyMemory<byte> encoded)
    {
        if (reach.Scope is null)
        {
            return null;
        }

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(encoded.Span);
            var verdict = trust.Judge(certificate, time.GetUtcNow());
            if (verdict.TenantCode is { } tenant && reach.TryFind(tenant, out _, out _))
            {
                return verdict.Trusted
                    ? new SignatureFinding(null, null, certificate.Subject, tenant, null)
                    : new SignatureFinding(verdict.Detail, "FailedAuthentication", certificate.Subject, tenant, null);
            }

            // Whose it is, and what became of it there, is nobody's business but theirs.
            return new SignatureFinding(
                reach.IsPlatform ? verdict.Detail : "It speaks for no tenant that the session administers.", "FailedAuthentication", certificate.Subject, null, null);
        }
        catch (CryptographicException)
        {
            return new SignatureFinding("The file holds no X.509 certificate in PEM or DER.", "InvalidSecurityToken", null, null, null);
        }
    }
}
