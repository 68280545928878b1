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
}
