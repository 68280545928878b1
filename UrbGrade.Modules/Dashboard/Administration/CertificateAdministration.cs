using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Dashboard.Administration;

/// <summary>The certificates' list with their use and with what their end would stop; changes go to the trust store.</summary>
internal sealed class CertificateAdministration(
    IUrbGradeContexts contexts, ITrustStore store, IRenewedCertificates renewed, ITenantSession session) : ICertificateAdministration
{
    public async Task<IReadOnlyList<CertificateSummary>> List(CancellationToken cancellation)
    {
        // The store answers what the session reaches; only of that is more read.
        var certificates = await store.List(cancellation);
        var tenants = certificates.Select(c => c.TenantId).OfType<int>().Distinct().ToList();
        await using var database = contexts.Read(TenantScope.Platform);
        var used = await database.Set<GatewayCertificateRow>().Where(c => tenants.Contains(c.TenantId))
            .Select(c => new
            {
                c.Thumbprint,
                At = database.Set<RawRequestRow>().Where(r => r.CertificateThumbprint == c.Thumbprint).Max(r => (DateTimeOffset?)r.ReceivedAt),
            })
            .ToDictionaryAsync(use => use.Thumbprint, use => use.At, cancellation);
        var sites = await database.Set<SiteRow>().Where(s => tenants.Contains(s.TenantId))
            .Select(s => new { s.TenantId, s.Name }).ToListAsync(cancellation);
        var own = session.CurrentTenantId;
        var zones = await database.Set<TenantRow>().Where(t => tenants.Contains(t.Id) || t.Id == own)
            .ToDictionaryAsync(t => t.Id, t => t.TimeZone, cancellation);
        var sitesOf = sites.ToLookup(site => site.TenantId, site => site.Name);
        var replaced = await renewed.Replaced(cancellation);
        return [.. certificates.Select(c => Summary(
            c, zones.GetValueOrDefault(c.TenantId ?? own ?? 0, "UTC"), used.GetValueOrDefault(c.Thumbprint), StoppedBy(c, certificates, sitesOf)) with
        {
            // What this process serves with is in use, whatever was issued since.
            IsReplaced = c.Role is not CertificateRole.Platform && replaced.Contains(c.Thumbprint),
        })];
    }

    public Task<AdministrationResult> Import(ReadOnlyMemory<byte> encoded, string? tenantCode, CancellationToken cancellation) =>
        tenantCode is null ? store.TrustAuthority(encoded, cancellation) : store.TrustGateway(encoded, tenantCode, cancellation);

    public async Task<AdministrationResult> Revoke(int certificateId, string reason, CancellationToken cancellation)
    {
        var certificates = await store.List(cancellation);
        var wanted = certificates.FirstOrDefault(c => CertificateNumber.Of(c.Role, c.Id) == certificateId);
        return wanted is null
            ? new AdministrationResult(AdministrationOutcome.NotFound, new Refusal("Certificate.OutOfReach", $"There is no such certificate in reach."))
            : await store.Revoke(wanted.Thumbprint, reason, cancellation);
    }

    /// <summary>The sites of the tenants that have no other certificate that counts: a gateway's own tenant, or for an authority
    /// the tenants of all that it issued.</summary>
    private static List<string> StoppedBy(
        TrustedCertificate ended, IReadOnlyList<TrustedCertificate> all, ILookup<int, string> sitesOf)
    {
        if (!Counts(ended))
        {
            return [];
        }

        var left = all.Where(c => c.Role == CertificateRole.Gateway && Counts(c) && !EndsWith(c, ended)).Select(c => c.TenantId).ToHashSet();
        return [.. all.Where(c => c.Role == CertificateRole.Gateway && Counts(c) && EndsWith(c, ended)).Select(c => c.TenantId).OfType<int>()
            .Distinct().Where(tenant => !left.Contains(tenant)).SelectMany(tenant => sitesOf[tenant]).Order(StringComparer.Ordinal)];
    }

    private static bool EndsWith(TrustedCertificate one, TrustedCertificate ended) => one.Thumbprint == ended.Thumbprint
        || (ended.Role == CertificateRole.Authority && one.Issuer == ended.Subject);

    private static bool Counts(TrustedCertificate certificate) =>
        certificate is { State: CertificateState.Valid or CertificateState.Expiring, Problem: null };

    private static CertificateSummary Summary(
        TrustedCertificate c, string timeZone, DateTimeOffset? lastUsedAt, IReadOnlyList<string> stops) => new(
        CertificateNumber.Of(c.Role, c.Id), c.Role, c.State, c.Subject, c.Issuer, c.SerialNumber, c.Thumbprint, c.TenantCode, timeZone,
        c.NotBefore, c.NotAfter, lastUsedAt, c.RevokedAt, c.RevocationReason, stops)
        {
            Module = c.Module, IsRefused = c.Problem is not null, ListEndsAt = c.ListEndsAt, ListDueAt = c.ListDueAt,
        };
}
