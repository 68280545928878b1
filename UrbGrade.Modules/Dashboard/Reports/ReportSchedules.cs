using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Mail;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Dashboard.Store;

namespace UrbGrade.Modules.Dashboard.Reports;

internal sealed class ReportSchedules(
    IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants, AuditedChanges changes, ICommitQueue commits, IWorkItems work, TimeProvider clock)
    : IReportSchedules
{
    private const int MostListed = 100;
    private const int MostSchedules = 100;
    private const int LongestAddress = 254;
    private const int CodeBytes = 24;

    private static readonly string[] Languages = ["en", "es", "ca", "eu", "da"];

    public async Task<IReadOnlyList<ReportScheduleEntry>> List(CancellationToken cancellation)
    {
        if (session is not { IsStaff: true, CurrentTenantId: { } tenantId })
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var rows = await database.Set<ReportScheduleRow>().AsNoTracking().Where(row => row.EndedAt == null).OrderBy(row => row.Address).ThenBy(row => row.Id).ToListAsync(cancellation);
        var sent = await database.Set<ReportMailRow>().GroupBy(mail => mail.ScheduleId).Select(mails => new { mails.Key, Newest = mails.Max(mail => mail.Period) })
            .ToDictionaryAsync(mails => mails.Key, mails => mails.Newest, cancellation);
        var (calendar, silenced) = (CalendarOf(tenantId), SilencedAccounts.In(database));
        return
        [
            .. rows.Select(row => (Row: row, Next: sent.TryGetValue(row.Id, out var newest) ? ReportPeriods.Next(row.Template, newest) : row.FirstPeriod))
                .Select(one => new ReportScheduleEntry(
                    one.Row.Id, new ReportScheduleDraft(one.Row.Template, one.Row.Format, one.Row.Address, one.Row.Language), one.Row.CreatedBy, one.Row.CreatedAt, one.Next,
                    ReportPeriods.DueAt(one.Row.Template, one.Next, calendar),
                    silenced.Include(one.Row.Address, one.Row.CreatedBy))),
        ];
    }

    public async Task<IReadOnlyList<ReportSent>> History(CancellationToken cancellation)
    {
        if (session is not { IsStaff: true, CurrentTenantId: { } tenantId })
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await (
            from mail in database.Set<ReportMailRow>()
            join schedule in database.Set<ReportScheduleRow>() on mail.ScheduleId equals schedule.Id
            orderby mail.Id descending
            select new ReportSent(
                mail.Id, schedule.Template, mail.Period, mail.Address, mail.DueAt, mail.SentAt, mail.FileName, mail.Bytes, schedule.EndedAt != null))
            .Take(MostListed).AsNoTracking().ToListAsync(cancellation);
    }

    public Task<AdministrationResult> Add(ReportScheduleDraft draft, CancellationToken cancellation)
    {
        if (session is not { IsStaff: true, CurrentTenantId: { } tenantId, AccountName: { } who })
        {
            return Task.FromResult(Refused.NotAllowed);
        }

        if (Problem(draft) is { } problem)
        {
            return Task.FromResult(Refused.Invalid(problem));
        }

        var now = clock.GetUtcNow();
        return changes.Commit(TenantScope.Of(tenantId), topic: null, AuditedChange (database) =>
        {
            var lasting = database.Set<ReportScheduleRow>().Where(row => row.EndedAt == null).ToList();
            if (lasting.Exists(row => row.Template == draft.Template && row.Format == draft.Format && row.Language == draft.Language && row.Address == draft.Address.Trim()))
            {
                return Refused.AlreadyExists("Report.Exists", $"This report goes to that address already.");
            }

            if (lasting.Count >= MostSchedules)
            {
                return Refused.Invalid("Report.Most", $"There are {MostSchedules} schedules already; end one first.");
            }

            database.Add(new ReportScheduleRow
            {
                TenantId = tenantId, Template = draft.Template, Format = draft.Format, Address = draft.Address.Trim(), Language = draft.Language,
                FirstPeriod = ReportPeriods.Newest(draft.Template, now, CalendarOf(tenantId)),
                StopCode = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CodeBytes)), CreatedBy = who, CreatedAt = now,
            });
            return AuditedChange.Done(tenantId, "report.schedule", draft.Address.Trim(), null, $"{draft.Template}, {draft.Format}, {draft.Language}");
        }, cancellation);
    }

    public Task<AdministrationResult> End(int scheduleId, CancellationToken cancellation) =>
        session is { IsStaff: true, CurrentTenantId: { } tenantId, AccountName: { } who }
            ? changes.Commit(TenantScope.Of(tenantId), topic: null, AuditedChange (database) =>
                database.Set<ReportScheduleRow>().SingleOrDefault(row => row.Id == scheduleId && row.EndedAt == null) is { } row
                    ? Ended(row, who)
                    : Refused.NotFound("Report.Unknown", $"There is no schedule {scheduleId}."), cancellation)
            : Task.FromResult(Refused.NotAllowed);

    public async Task<ReportTemplate?> Find(int scheduleId, string code, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var row = await database.Set<ReportScheduleRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == scheduleId, cancellation);
        return row is not null && IsRight(row, code) ? row.Template : null;
    }

    public async Task<AdministrationResult> Stop(int scheduleId, string code, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        if (await database.Set<ReportScheduleRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == scheduleId, cancellation) is not { } known || !IsRight(known, code))
        {
            return Refused.NotFound("Report.Link", $"This link ends nothing: it is incomplete or not one of ours.");
        }

        return await changes.Commit(TenantScope.Of(known.TenantId), topic: null, AuditedChange (writing) =>
            writing.Set<ReportScheduleRow>().Single(row => row.Id == scheduleId) is { EndedAt: null } row ? Ended(row, who: null) : AuditedChange.Nothing, cancellation);
    }

    public Task<int> Schedule(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return commits.Commit(
            write =>
            {
                using var database = contexts.Write(TenantScope.Platform, write);
                var added = new List<ReportMailRow>();
                var lasting = database.Set<ReportScheduleRow>().Where(row => row.EndedAt == null).ToList();

                // The erasure of a person leaves a pseudonym in the place of the address. What a disabled account misses is made up for once it is enabled.
                var silenced = SilencedAccounts.In(database);
                foreach (var row in lasting.Where(row => row.Address.Contains('@', StringComparison.Ordinal) && !silenced.Include(row.Address, row.CreatedBy)))
                {
                    var calendar = CalendarOf(row.TenantId);
                    var known = database.Set<ReportMailRow>().Where(mail => mail.ScheduleId == row.Id).Select(mail => mail.Period).ToHashSet();
                    for (var period = row.FirstPeriod; ReportPeriods.DueAt(row.Template, period, calendar) <= now; period = ReportPeriods.Next(row.Template, period))
                    {
                        if (known.Add(period))
                        {
                            added.Add(new ReportMailRow { TenantId = row.TenantId, ScheduleId = row.Id, Period = period, Address = row.Address, DueAt = now });
                        }
                    }
                }

                database.AddRange(added);
                database.SaveChanges();
                added.ForEach(mail => work.Add(write, mail.TenantId, FormattableString.Invariant($"report-mail:{mail.Id}"), new ReportMailDue(mail.Id), priority: WorkPriority.Low));
                return added.Count;
            },
            cancellation);
    }

    private LocalCalendar CalendarOf(int tenantId) => LocalCalendar.Of(tenants.Find(tenantId)?.TimeZone ?? "UTC");

    private AuditedChange Ended(ReportScheduleRow row, string? who)
    {
        (row.EndedAt, row.EndedBy) = (clock.GetUtcNow(), who);
        return AuditedChange.Done(row.TenantId, "report.end", row.Address, $"{row.Template}, {row.Format}, {row.Language}", who is null ? "by the link of a mail" : null);
    }

    private static bool IsRight(ReportScheduleRow row, string code) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(row.StopCode), Encoding.UTF8.GetBytes(code));

    private static Refusal? Problem(ReportScheduleDraft draft) =>
        !Enum.IsDefined(draft.Template) || !Enum.IsDefined(draft.Format) ? new Refusal("Report.Lists", $"The report and its format are those of the lists.")
        : !Languages.Contains(draft.Language) ? new Refusal("Mail.Language", $"The language is '{draft.Language}'; allowed are {string.Join(", ", Languages)}.")
        : draft.Address.Length > LongestAddress || !MailboxAddress.TryParse(draft.Address, out var mailbox) || !mailbox.Address.Contains('@', StringComparison.Ordinal)
            ? new Refusal("Mail.Address", $"'{draft.Address}' is no mail address.") : null;
}
