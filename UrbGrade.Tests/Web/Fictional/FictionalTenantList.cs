using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>What outlives a request.</summary>
internal sealed class FictionalTenantList
{
    public List<TenantSummary> Rows { get; } =
    [
        new(1, "10", "Kalø", "Europe/Copenhagen", "DKK", false, false, 1, 0, 0, null),
        new(2, "20", "Sant Fictici", FictionalDistrict.TimeZone, "EUR", true, false, 2, 5, 2, FictionalDistrict.LastReadingAt.AddMinutes(12)),
        new(3, "30", "Nowhere-on-Sea", FictionalDistrict.TimeZone, "EUR", true, true, 1, 0, 1, null),
    ];

    public List<CertificateSummary> Certificates { get; } =
    [
        Certificate(1, CertificateRole.Gateway, CertificateState.Expiring, "CN=market.sant-fictici.example", "20", 19, ["Market Hall"]),
        Certificate(2, CertificateRole.Gateway, CertificateState.Valid, "CN=gateway.sant-fictici.example", "20", 300, ["Sant Fictici shops"]),
        Certificate(3, CertificateRole.Authority, CertificateState.Valid, "CN=Fictional Root, O=Nobody", null, 2000, []),
        Certificate(4, CertificateRole.Gateway, CertificateState.Revoked, "CN=old.sant-fictici.example", "20", 90, []) with
        {
            RevokedAt = FictionalDistrict.LastReadingAt.AddDays(-40), RevokeReason = "Cabinet was broken open",
        },
    ];

    private static CertificateSummary Certificate(
        int id, CertificateRole role, CertificateState state, string subject, string? tenant, int days, IReadOnlyList<string> stops) => new(
        id, role, state, subject, "CN=Fictional Root, O=Nobody", $"0{id}AF31{new string('8', 34)}", new string((char)('a' + id), 64), tenant, FictionalDistrict.TimeZone,
        FictionalDistrict.LastReadingAt.AddDays(days - 365), FictionalDistrict.LastReadingAt.AddDays(days),
        role is CertificateRole.Gateway ? FictionalDistrict.LastReadingAt : null, null, null, stops);
}
