using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

internal sealed class FictionalCertificates(FictionalTenantList tenants) : ICertificateAdministration
{
    public Task<IReadOnlyList<CertificateSummary>> List(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CertificateSummary>>([.. tenants.Certificates]);

    public Task<AdministrationResult> Import(ReadOnlyMemory<byte> encoded, string? tenantCode, CancellationToken cancellation) =>
        Task.FromResult(encoded.Span.IndexOf("BEGIN CERTIFICATE"u8) >= 0
            ? new AdministrationResult(AdministrationOutcome.Done)
            : new AdministrationResult(AdministrationOutcome.Invalid, new Refusal("Certificate.None", $"The file holds no X.509 certificate in PEM or DER.")));

    public Task<AdministrationResult> Revoke(int certificateId, string reason, CancellationToken cancellation)
    {
        var index = tenants.Certificates.FindIndex(row => row.CertificateId == certificateId);
        tenants.Certificates[index] = tenants.Certificates[index] with
        {
            State = CertificateState.Revoked, RevokedAt = FictionalDistrict.LastReadingAt, RevokeReason = reason,
        };
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }
}
