using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Mail;

namespace UrbGrade.Modules.Analysis.Handlers;

/// <summary>Sends a mail that was written. What was sent is not sent again; a server that refuses it is asked again
/// later, and at last an operator sees it.</summary>
internal sealed partial class SendAlertMail(
    MailTransport transport, IUrbGradeContexts contexts, IWorkContext work, TimeProvider clock, ILogger<SendAlertMail> logger)
    : IHandleMessages<AlertMailDue>
{
    public async Task Handle(AlertMailDue due)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        if (await database.Set<AlertMailRow>().AsNoTracking().SingleOrDefaultAsync(mail => mail.Id == due.MailId, work.Cancellation)
            is not { SentAt: null } mail)
        {
            return;
        }

        var rule = await database.Set<AlertRuleRow>().AsNoTracking()
            .FirstOrDefaultAsync(row => database.Set<AlertRow>().Any(alert => alert.MailId == mail.Id && alert.RuleId == row.Id), work.Cancellation);
        if (rule is { EndedAt: not null } || SilencedAccounts.In(database).Include(mail.Address, rule?.CreatedBy))
        {
            Drop(mail);
            return;
        }

        await transport.Send(
            new OutgoingMail(mail.TenantId, mail.Key, mail.Address, mail.Language, mail.Subject, mail.Body, mail.WrittenAt), work.Cancellation);
        work.OnCommit(session =>
        {
            using var writing = contexts.Write(TenantScope.Of(work.TenantId), session);
            writing.Set<AlertMailRow>().Single(row => row.Id == mail.Id).SentAt = clock.GetUtcNow();
            writing.SaveChanges();
            session.AfterCommit(() => LogSent(mail.Key, work.TenantId));
        });
    }

    /// <summary>Its alerts stay in the list, as those of a muted rule.</summary>
    private void Drop(AlertMailRow mail) => work.OnCommit(session =>
    {
        using var writing = contexts.Write(TenantScope.Of(work.TenantId), session);
        writing.Set<AlertRow>().Where(alert => alert.MailId == mail.Id)
            .ExecuteUpdate(set => set.SetProperty(alert => alert.MailId, (long?)Alerts.Alerts.Muted));
        writing.Set<AlertMailRow>().Where(row => row.Id == mail.Id && row.SentAt == null).ExecuteDelete();
        session.AfterCommit(() => LogDropped(mail.Key, work.TenantId));
    });

    [LoggerMessage(EventId = 2803, Level = LogLevel.Information,
        Message = "Did not send the mail {Key} of tenant {TenantId}: its rule has ended, or the account that gets it or asked for it is disabled")]
    private partial void LogDropped(string key, int tenantId);

    [LoggerMessage(EventId = 2802, Level = LogLevel.Information, Message = "Sent the mail {Key} of tenant {TenantId}")]
    private partial void LogSent(string key, int tenantId);
}
