using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Soap;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>Notices of certificates that end. The audit keeps them, and tells those that were given already.</summary>
internal sealed partial class ExpiryNotices(
    IUrbGradeContexts contexts, IAuditLog audit, ITenantRegistry tenants, IRenewedCertificates renewed, PlatformRole role, Lazy<PlatformCertificate> own,
    TimeProvider time, ILogger<ExpiryNotices> logger)
{
    private const string What = "certificate.ends";

    /// <summary>Those that are due and were not given, but none of a certificate that was renewed. A notice that was missed is not made up for
    /// once the next one is due.</summary>
    public async Task<IReadOnlyList<ExpiryNotice>> Due(CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var gateways = await database.Set<GatewayCertificateRow>().AsNoTracking().Where(row => row.RevokedAt == null)
            .Select(row => new { row.Der, row.TenantId }).ToListAsync(cancellation);
        var authorities = await database.Set<TrustAnchorRow>().AsNoTracking().Where(row => row.RevokedAt == null)
            .Select(row => row.Der).ToListAsync(cancellation);
        var servers = await database.Set<ServerCertificateRow>().AsNoTracking().Where(row => row.RevokedAt == null)
            .Select(row => row.Der).ToListAsync(cancellation);
        var given = (await database.Set<AuditRow>().AsNoTracking().Where(line => line.What == What)
            .Select(line => line.After).ToListAsync(cancellation)).ToHashSet();
        var replaced = await renewed.Replaced(cancellation);
        IEnumerable<ExpiryNotice?> bound = [.. gateways.Select(row => Of(row.Der, row.TenantId)), .. servers.Select(der => Of(der, null))];
        IEnumerable<ExpiryNotice?> notices =
        [
            .. bound.Where(notice => notice is not null && !replaced.Contains(notice.Thumbprint)),
            .. authorities.Select(der => Of(der, null)),

            // A process that only works has none, and would make itself one. What it serves with is in use, whatever was issued since.
            role.ServesRequests ? Of(own.Value.Certificate.RawData, null) : null,
        ];
        return [.. notices.OfType<ExpiryNotice>().Where(notice => !given.Contains(Text(notice))).DistinctBy(notice => notice.Thumbprint)];
    }

    /// <summary>The one about the certificate that this process serves with; null when none is due, or it was given.</summary>
    public async Task<ExpiryNotice?> DueOwn(CancellationToken cancellation)
    {
        if (Of(own.Value.Certificate.RawData, null) is not { } notice)
        {
            return null;
        }

        var text = Text(notice);
        await using var database = contexts.Read(TenantScope.Platform);
        return await database.Set<AuditRow>().AnyAsync(line => line.What == What && line.After == text, cancellation) ? null : notice;
    }

    /// <summary>Gives one: in the audit, and in the log for whoever watches it.</summary>
    public void Give(IWriteSession session, ExpiryNotice notice)
    {
        audit.Append(session, new AuditEntry("platform", notice.TenantId, What, notice.Subject, null, Text(notice)));
        var tenant = notice.TenantId is { } id ? tenants.Find(id)?.Code : null;
        session.AfterCommit(() => LogEnds(notice.Subject, tenant ?? "-", notice.NotAfter, notice.Days, notice.Thumbprint));
    }

    private ExpiryNotice? Of(byte[] der, int? tenantId)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        var end = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        return ExpiryNotice.DueAt((int)Math.Floor((end - time.GetUtcNow()).TotalDays)) is { } days
            ? new ExpiryNotice(certificate.Subject, Sha256Thumbprint.Of(certificate), tenantId, end, days)
            : null;
    }

    private static string Text(ExpiryNotice notice) => string.Create(
        CultureInfo.InvariantCulture, $"{notice.Days}-day notice: ends {notice.NotAfter:yyyy-MM-ddTHH:mm:ssZ}, SHA-256 {notice.Thumbprint}");

    [LoggerMessage(EventId = 1210, Level = LogLevel.Warning,
        Message = "The certificate {Subject} of tenant {Tenant} ends at {End:u} ({Days}-day notice); what signs with it stops then. SHA-256 {Thumbprint}")]
    private partial void LogEnds(string subject, string tenant, DateTimeOffset end, int days, string thumbprint);
}
