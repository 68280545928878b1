using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>Signs the list of revoked certificates when it is asked for, and not more than once a minute: anybody may ask.</summary>
internal sealed class AuthorityPublication(IUrbGradeContexts contexts, CertificateAuthority authority, TimeProvider time)
    : IAuthorityPublication, IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim one = new(1);
    private byte[] list = [];
    private DateTimeOffset signedAt = DateTimeOffset.MinValue;

    public string Certificate
    {
        get
        {
            using var own = authority.Certificate;
            return own.ExportCertificatePem() + "\n";
        }
    }

    public async Task<byte[]> RevocationList(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            var now = time.GetUtcNow();
            // One of a clock that was put back since then would be of the future to whoever reads it.
            if (list.Length == 0 || now < signedAt || now - signedAt >= Kept)
            {
                (list, signedAt) = (authority.SignRevocationList(await Revoked(cancellation)), now);
            }

            return list;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<List<(string Serial, DateTimeOffset At)>> Revoked(CancellationToken cancellation)
    {
        using var own = authority.Certificate;
        await using var database = contexts.Read(TenantScope.Platform);
        var rows = await database.Set<GatewayCertificateRow>().AsNoTracking().Where(row => row.RevokedAt != null)
            .Select(row => new { row.Der, row.RevokedAt }).ToListAsync(cancellation);
        rows.AddRange(await database.Set<ServerCertificateRow>().AsNoTracking().Where(row => row.RevokedAt != null)
            .Select(row => new { row.Der, row.RevokedAt }).ToListAsync(cancellation));
        var revoked = new List<(string, DateTimeOffset)>();
        foreach (var row in rows)
        {
            using var certificate = X509CertificateLoader.LoadCertificate(row.Der);
            if (certificate.Issuer == own.Subject)
            {
                revoked.Add((certificate.SerialNumber, row.RevokedAt!.Value));
            }
        }

        return revoked;
    }
}
