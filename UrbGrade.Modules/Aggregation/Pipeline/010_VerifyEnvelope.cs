using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>Authentic and intact? The tenant comes from the certificate and from nowhere else.</summary>
internal sealed class VerifyEnvelope(SoapVerifier verifier, ITenantRegistry tenants, TimeProvider clock)
{
    /// <exception cref="SoapFaultException">The request is refused as a whole.</exception>
    public SignedRequest Verify(ReadOnlyMemory<byte> bytes)
    {
        var envelope = verifier.Verify(bytes);
        var tenant = envelope.TenantCode is { } code ? tenants.FindByCode(code) : null;
        return tenant is null
            ? throw SoapFaults.FailedAuthentication(
                $"{envelope.Certificate.Subject} speaks for tenant '{envelope.TenantCode}', which does not exist")
            : new SignedRequest(envelope, tenant, bytes, clock.GetUtcNow());
    }

    /// <summary>Refuses a body that names another tenant than its certificate.</summary>
    /// <param name="named">The tenant code in the body; null when the body is a bare document, which names none.</param>
    /// <exception cref="SoapFaultException">It names another one (FailedAuthentication).</exception>
    public static void RequireTenant(SignedRequest request, string? named)
    {
        if (named is not null && named != request.Tenant.Code)
        {
            throw SoapFaults.FailedAuthentication(
                $"{request.Envelope.Certificate.Subject} of tenant '{request.Tenant.Code}' sent a body of tenant {MessageOutcomes.Quote(named)}");
        }
    }
}
