using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Mail;
using UrbGrade.Modules.Dashboard.Store;

namespace UrbGrade.Modules.Dashboard.Handlers;

/// <summary>Writes a report that is due and sends it. What was sent is not sent again; a server that refuses it is
/// asked again later, and at last an operator sees it.</summary>
internal sealed partial class SendReport(
    IReportWriter writer, MailTransport transport, IOptions<MailOptions> mails, IUrbGradeContexts contexts, IWorkContext work, TimeProvider clock, ILogger<SendReport> logger)
    : IHandleMessages<ReportMailDue>
{
    public async Task Handle(ReportMailDue due)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        if (await database.Set<ReportMailRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == due.MailId, work.Cancellation) is not { SentAt: null } mail
            || await database.Set<ReportScheduleRow>().AsNoTracking().SingleAsync(row => row.Id == mail.ScheduleId, work.Cancellation) is not { EndedAt: null } schedule)
        {
            return;
        }

        if (SilencedAccounts.In(database).Include(mail.Address, schedule.CreatedBy))
        {
            PutBack(mail.Id);
            return;
        }

        var order = new ReportOrder(schedule.Template, mail.Period, schedule.Format, schedule.Language);
        var stop = StopLink(schedule);
        if (await writer.Compose(work.TenantId, order, stop, work.Cancellation) is not { } written)
        {
            LogNothing(due.MailId, schedule.Template, mail.Period, work.TenantId);
            Done(mail.Id, file: null);
            return;
        }

        var file = written.File;
        await transport.Send(
            new OutgoingMail(
                work.TenantId, string.Create(CultureInfo.InvariantCulture, $"report-{schedule.Id}-{mail.Period:yyyyMM}"), mail.Address, schedule.Language, written.Subject, written.Body,
                mail.DueAt, (file.Name, file.MediaType, file.Content), stop),
            work.Cancellation);
        Done(mail.Id, file);
    }

    private Uri? StopLink(ReportScheduleRow schedule) => mails.Value.Pages is { } pages
        ? new Uri(new Uri(pages.AbsoluteUri.TrimEnd('/') + "/"), string.Create(CultureInfo.InvariantCulture, $"{schedule.Language}/reports/stop?id={schedule.Id}&code={schedule.StopCode}"))
        : null;

    /// <summary>Without its mail the period is due again once the account is enabled.</summary>
    private void PutBack(long mailId) => work.OnCommit(session =>
    {
        using var writing = contexts.Write(TenantScope.Of(work.TenantId), session);
        writing.Set<ReportMailRow>().Where(row => row.Id == mailId && row.SentAt == null).ExecuteDelete();
        session.AfterCommit(() => LogPutBack(mailId, work.TenantId));
    });

    /// <param name="file">Null where there was nothing to send: then nothing is due of that period any more.</param>
    private void Done(long mailId, ReportFile? file) => work.OnCommit(session =>
    {
        using var writing = contexts.Write(TenantScope.Of(work.TenantId), session);
        var row = writing.Set<ReportMailRow>().Single(row => row.Id == mailId);
        (row.SentAt, row.FileName, row.Bytes) = (clock.GetUtcNow(), file?.Name, file?.Content.Length);
        writing.SaveChanges();
        if (file is not null)
        {
            session.AfterCommit(() => LogSent(mailId, file.Name, work.TenantId));
        }
    });

    [LoggerMessage(EventId = 2811, Level = LogLevel.Information, Message = "Sent the report {MailId}, {File}, of tenant {TenantId}")]
    private partial void LogSent(long mailId, string file, int tenantId);

    [LoggerMessage(EventId = 2813, Level = LogLevel.Information,
        Message = "Did not send the report {MailId} of tenant {TenantId}: the account that gets it or asked for it is disabled")]
    private partial void LogPutBack(long mailId, int tenantId);

    [LoggerMessage(EventId = 2812, Level = LogLevel.Warning,
        Message = "There was nothing to send as report {MailId} ({Template} of {Period:yyyy-MM-dd}) of tenant {TenantId}: no readings in that time")]
    private partial void LogNothing(long mailId, ReportTemplate template, DateOnly period, int tenantId);
}
