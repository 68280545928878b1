using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

internal sealed class TrustStore(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, ITenantRegistry tenants,
    CertificateIssuing issuing, Lazy<PlatformCertificate> platform, TimeProvider time) : ITrustStore
{
    private const int MostListBytes = 4 * 1024 * 1024;

    private static readonly AdministrationResult NoProof = new(
        AdministrationOutcome.NotAllowed,
        new Refusal("Certificate.NoProof", $"A certificate does not show that its key is yours: administrators of the platform bind those that were issued elsewhere. Have one issued for a signing request of the gateway instead."));

    public async Task<IReadOnlyList<TrustedCertificate>> List(CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return [];
        }

        var now = time.GetUtcNow();
        await using var database = contexts.Read(scope);
        var rows = await database.Set<GatewayCertificateRow>().AsNoTracking().ToListAsync(cancellation);
        var anchors = await database.Set<TrustAnchorRow>().AsNoTracking().ToListAsync(cancellation);
        var trust = new TrustSnapshot(rows, anchors, await database.Set<RevocationListRow>().AsNoTracking().ToListAsync(cancellation));
        var all = rows.ConvertAll(row => CertificateListing.Gateway(
            row, tenants.Find(row.TenantId)?.Code ?? "", trust.SpanOf(trust.Find(row.Thumbprint)!), now));
        if (reach.IsPlatform)
        {
            all.AddRange(anchors.Select(row => CertificateListing.Authority(row, trust, now)));
            all.AddRange((await database.Set<ServerCertificateRow>().AsNoTracking().ToListAsync(cancellation)).Select(row => CertificateListing.Server(row, now)));
        }

        // Only a process that serves with it knows which one it is.
        if (reach.IsPlatform && platform.IsValueCreated)
        {
            // One that was issued here is told by what it does; a revoked one by its end, too.
            var serving = CertificateListing.Platform(platform.Value.Certificate, now);
            all.RemoveAll(one => one is { Role: CertificateRole.Server, State: not CertificateState.Revoked } && one.Thumbprint == serving.Thumbprint);
            all.Add(serving);
        }

        return [.. all.OrderBy(c => c.State is CertificateState.Revoked or CertificateState.Expired).ThenBy(c => c.NotAfter)];
    }

    public async Task<AdministrationResult> TrustGateway(
        ReadOnlyMemory<byte> encoded, string tenantCode, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        if (!reach.IsPlatform)
        {
            return NoProof;
        }

        GatewayCertificateRow row;
        try
        {
            using var certificate = CertificateFile.Read(encoded);
            row = CertificateIssuing.Row(certificate, tenant.Id, time.GetUtcNow());
            if (CertificateRules.Violation(certificate, Later(certificate.NotBefore, time.GetUtcNow())) is { } violation)
            {
                return Refused.Invalid("Certificate.CannotSign", $"The certificate of {certificate.Subject} cannot sign messages: {violation}.");
            }
        }
        catch (RefusedException failure)
        {
            return Refused.Invalid(failure.Refusal);
        }

        return await changes.Commit(TenantScope.Platform, ChangeTopic.Trust, database =>
        {
            if (Known(database, row.Thumbprint) is { } known)
            {
                return Refused.AlreadyExists(known);
            }

            if (database.Set<TrustAnchorRow>().Any(anchor => anchor.Thumbprint == row.Thumbprint))
            {
                return Refused.AlreadyExists("Certificate.IsAuthority", $"The certificate of {row.Subject} is, or was, an authority here; a gateway needs one of its own.");
            }

            var trust = new TrustSnapshot([row], database.Set<TrustAnchorRow>().AsNoTracking(), database.Set<RevocationListRow>().AsNoTracking());
            if (trust.SpanOf(trust.Find(row.Thumbprint)!).Violation is { } violation)
            {
                return Refused.Invalid("Certificate.NotTrusted", $"The certificate of {row.Subject} would not be trusted: {violation}.");
            }

            database.Add(row);
            return AuditedChange.Done(tenant.Id, "certificate.trusted", row.Subject, null, row.Thumbprint);
        }, cancellation);
    }

    public async Task<AdministrationResult> TrustAuthority(ReadOnlyMemory<byte> encoded, CancellationToken cancellation)
    {
        if (!reach.IsPlatform)
        {
            return Refused.NotAllowed;
        }

        TrustAnchorRow row;
        try
        {
            using var certificate = CertificateFile.Read(encoded);
            row = CertificateIssuing.Anchor(certificate, time.GetUtcNow());
            if (AuthorityRules.Broken(certificate, time.GetUtcNow()) is { } broken)
            {
                return Refused.Invalid("Authority.Broken", $"The certificate of {certificate.Subject} cannot be trusted as an authority. {broken}");
            }
        }
        catch (RefusedException failure)
        {
            return Refused.Invalid(failure.Refusal);
        }

        return await changes.Commit(TenantScope.Platform, ChangeTopic.Trust, database =>
        {
            if (database.Set<TrustAnchorRow>().Any(a => a.Thumbprint == row.Thumbprint))
            {
                return Refused.AlreadyExists("Authority.Exists", $"The authority {row.Subject} is there already.");
            }

            if (Known(database, row.Thumbprint) is { } gateway)
            {
                return Refused.AlreadyExists(gateway);
            }

            database.Add(row);
            return AuditedChange.Done(null, "authority.trusted", row.Subject, null, row.Thumbprint);
        }, cancellation);
    }

    public async Task<AdministrationResult> AddRevocationList(ReadOnlyMemory<byte> encoded, CancellationToken cancellation)
    {
        if (!reach.IsPlatform)
        {
            return Refused.NotAllowed;
        }

        if (encoded.Length > MostListBytes)
        {
            return Refused.Invalid($"The revocation list has {encoded.Length} bytes; allowed are {MostListBytes}.");
        }

        RevocationList list;
        try
        {
            list = new RevocationList(encoded);
        }
        catch (CryptographicException failure)
        {
            return Refused.Invalid(failure.Message);
        }

        return await changes.Commit(
            TenantScope.Platform, ChangeTopic.Trust, database => RevocationLists.Replace(database, list, time.GetUtcNow()), cancellation);
    }

    public async Task<IssuedCertificate> IssueGateway(string? tenantCode, string name, CancellationToken cancellation) =>
        reach.TryFind(tenantCode, out var tenant, out var refusal)
            ? await issuing.ForGateway(tenant, name, cancellation)
            : new IssuedCertificate(refusal);

    public async Task<IssuedCertificate> IssueGatewayFor(string? tenantCode, string requestPem, CancellationToken cancellation) =>
        reach.TryFind(tenantCode, out var tenant, out var refusal)
            ? await issuing.ForRequest(tenant, requestPem, cancellation)
            : new IssuedCertificate(refusal);

    public async Task<IssuedCertificate> IssueModule(string tenantCode, string module, string? requestPem, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return new IssuedCertificate(refusal);
        }

        return !reach.IsPlatform && await NotRenewable(tenant, module, cancellation) is { } why
            ? new IssuedCertificate(new AdministrationResult(AdministrationOutcome.NotAllowed, why))
            : await issuing.ForModule(tenant, module, requestPem, cancellation);
    }

    public async Task<IssuedCertificate> IssueServer(IReadOnlyList<string> hosts, CancellationToken cancellation) =>
        reach.IsPlatform ? await issuing.ForServer(hosts, cancellation) : new IssuedCertificate(Refused.NotAllowed);

    public async Task<AdministrationResult> Revoke(string thumbprint, string reason, CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return Refused.NotAllowed;
        }

        if (reason.Trim().Length is < 3 or > 200)
        {
            return Refused.Invalid("Certificate.Reason", $"The reason has {reason.Trim().Length} characters; allowed are 3 to 200.");
        }

        var wanted = thumbprint.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant();
        return await changes.Commit(
            scope, ChangeTopic.Trust, database => Revocation.Of(database, wanted, reason.Trim(), time.GetUtcNow(), reach.IsPlatform),
            cancellation);
    }

    /// <summary>Why a module has nothing to renew: it was not let in to the tenant, is out as all it had was revoked,
    /// or let its last one expire; null where it is let in.</summary>
    private async Task<Refusal?> NotRenewable(TenantInfo tenant, string module, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenant.Id));
        var ends = await database.Set<GatewayCertificateRow>().Where(row => row.Module == module && row.RevokedAt == null).Select(row => row.NotAfter).ToListAsync(cancellation);
        if (ends.Count == 0)
        {
            return new Refusal(
                "Certificate.FirstOfModule", $"The module '{module}' has no certificate that could be renewed: its first one is issued by an administrator of the platform. Ask one for it.");
        }

        return ends.Max() is var last && last > time.GetUtcNow() ? null : new Refusal(
            "Certificate.ModuleExpired", $"The certificate of the module '{module}' expired on {LocalCalendar.Of(tenant.TimeZone).DayOf(last):yyyy-MM-dd} and cannot be renewed any more: an administrator of the platform has to issue a new one. Ask one for it.");
    }

    private static DateTimeOffset Later(DateTime one, DateTimeOffset other) => one.ToUniversalTime() > other ? one.ToUniversalTime() : other;

    /// <summary>What to say when the certificate is in the store already; null when it is not.</summary>
    private Refusal? Known(UrbGradeContext database, string thumbprint)
    {
        if (database.Set<GatewayCertificateRow>().SingleOrDefault(c => c.Thumbprint == thumbprint) is not { } known)
        {
            return null;
        }

        return known.RevokedAt is { } revoked
            ? new Refusal("Certificate.RevokedForGood", $"The certificate of {known.Subject} was revoked at {revoked:u}, for good; issue a new one.")
            : new Refusal("Certificate.Exists", $"The certificate of {known.Subject} speaks for the tenant '{tenants.Find(known.TenantId)?.Code}' already.");
    }
}
