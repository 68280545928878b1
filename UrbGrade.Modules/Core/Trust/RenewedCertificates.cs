using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

internal sealed class RenewedCertificates(IUrbGradeContexts contexts, IRawRequests requests, TimeProvider time) : IRenewedCertificates
{
    public async Task<IReadOnlySet<string>> Replaced(CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var bound = await database.Set<GatewayCertificateRow>().AsNoTracking().Where(row => row.RevokedAt == null)
            .Select(row => new { row.Thumbprint, row.TenantId, row.Module, row.Subject, row.NotBefore, row.NotAfter }).ToListAsync(cancellation);
        var servers = await database.Set<ServerCertificateRow>().AsNoTracking().Where(row => row.RevokedAt == null)
            .Select(row => new { row.Thumbprint, row.Der }).ToListAsync(cancellation);
        var alike = bound.Select(row => new Held(row.Thumbprint, (row.TenantId, row.Module, row.Subject), row.NotBefore, row.NotAfter))
            .Concat(servers.Select(row => Server(row.Thumbprint, row.Der)))
            .GroupBy(one => one.Of).Where(some => some.Count() > 1).Select(some => some.ToList()).ToList();
        var uses = await requests.LastUses([.. alike.SelectMany(some => some).Where(one => one.Signs).Select(one => one.Thumbprint)], cancellation);
        var now = time.GetUtcNow();
        return alike.SelectMany(some => some.Where(old => some.Exists(other => Replaces(other, old, uses, now)))).Select(old => old.Thumbprint).ToHashSet();
    }

    private static bool Replaces(Held other, Held old, IReadOnlyDictionary<string, DateTimeOffset> uses, DateTimeOffset now) =>
        other.NotAfter > old.NotAfter && other.NotBefore <= now && now <= other.NotAfter
        && (!old.Signs || (uses.TryGetValue(other.Thumbprint, out var used) && !(uses.TryGetValue(old.Thumbprint, out var last) && last >= used)));

    private static Held Server(string thumbprint, byte[] der)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        return new Held(
            thumbprint, (null, null, certificate.Subject), certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
    }

    /// <param name="Of">Whom it speaks for: a server has no tenant, and a gateway no module.</param>
    private sealed record Held(
        string Thumbprint, (int? TenantId, string? Module, string Subject) Of, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
    {
        /// <summary>Whether what is signed with it is stored.</summary>
        public bool Signs => Of is (not null, null, _);
    }
}
