using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Trust;

namespace UrbGrade.Modules.Core.Handlers;

/// <summary>Tells of certificates that end, each notice once: in the audit, and in the log for whoever watches it.</summary>
internal sealed partial class WarnOfExpiry(ExpiryNotices notices, ITenantRegistry tenants, IWorkContext work, ILogger<WarnOfExpiry> logger)
    : IHandleMessages<CertificatesDue>
{
    public async Task Handle(CertificatesDue message)
    {
        var due = await notices.Due(work.Cancellation);
        work.OnCommit(session =>
        {
            foreach (var notice in due)
            {
                notices.Note(session, notice);
                var tenant = notice.TenantId is { } id ? tenants.Find(id)?.Code : null;
                session.AfterCommit(() => LogEnds(notice.Subject, tenant ?? "-", notice.NotAfter, notice.Days, notice.Thumbprint));
            }
        });
    }

    [LoggerMessage(EventId = 1210, Level = LogLevel.Warning,
        Message = "The certificate {Subject} of tenant {Tenant} ends at {End:u} ({Days}-day notice); what signs with it stops then. SHA-256 {Thumbprint}")]
    private partial void LogEnds(string subject, string tenant, DateTimeOffset end, int days, string thumbprint);
}
