using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Alerts;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Mail;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Handlers;

/// <summary>Raises alerts once, and writes the mails whose hour has come: both, with the mark that they are told, in one commit.</summary>
internal sealed partial class RaiseAlerts(
    AlertLook look, IAlertWords words, IUrbGradeContexts contexts, ITenantRegistry tenants, IWorkItems items, IWorkContext work,
    ILogger<RaiseAlerts> logger) : IHandleMessages<AlertsDue>
{
    /// <summary>By the tenant's clock.</summary>
    private const int HourOfDigests = 7;

    public async Task Handle(AlertsDue due)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        var rules = await database.Set<AlertRuleRow>().AsNoTracking()
            .Where(rule => rule.EndedAt == null).OrderBy(rule => rule.Id).ToListAsync(work.Cancellation);

        var silenced = SilencedAccounts.In(database);

        // The erasure of a person leaves a pseudonym in the place of the address.
        foreach (var rule in rules.Where(rule => rule.Address.Contains('@', StringComparison.Ordinal)))
        {
            var raised = await look.Of(rule, due.At, work.Cancellation);
            work.OnCommit(session => Write(session, rule, raised, due.At, rule.MutedUntil > due.At || silenced.Include(rule.Address, rule.CreatedBy)));
        }
    }

    private void Write(IWriteSession session, AlertRuleRow rule, IReadOnlyList<RaisedAlert> raised, DateTimeOffset at, bool isMuted)
    {
        using var database = contexts.Write(TenantScope.Of(work.TenantId), session);
        var known = database.Set<AlertRow>().Where(alert => alert.RuleId == rule.Id).Select(alert => alert.Subject).ToHashSet(StringComparer.Ordinal);
        foreach (var one in raised.Where(one => known.Add(one.Subject)))
        {
            database.Add(new AlertRow
            {
                TenantId = work.TenantId, RuleId = rule.Id, Subject = one.Subject, RaisedAt = at, Facts = JsonSerializer.Serialize(one.Facts),
                MailId = isMuted ? Alerts.Alerts.Muted : null,
            });
        }

        database.SaveChanges();
        if (isMuted || MailOf(rule, at) is not (var key, var until) || database.Set<AlertMailRow>().Any(mail => mail.Key == key))
        {
            return;
        }

        var waiting = database.Set<AlertRow>()
            .Where(alert => alert.RuleId == rule.Id && alert.MailId == null && alert.RaisedAt <= until)
            .OrderBy(alert => alert.Id)
            .ToList();
        if (waiting.Count == 0)
        {
            return;
        }

        var (subject, body) = words.Write(Alerts.Alerts.Draft(rule), [.. waiting.Select(alert => JsonSerializer.Deserialize<AlertFacts>(alert.Facts)!)]);
        var mail = new AlertMailRow
        {
            TenantId = work.TenantId, Key = key, Address = rule.Address, Language = rule.Language, Subject = subject, Body = body, WrittenAt = at,
        };
        database.Add(mail);
        database.SaveChanges();
        waiting.ForEach(alert => alert.MailId = mail.Id);
        database.SaveChanges();
        items.Add(session, work.TenantId, FormattableString.Invariant($"alert-mail:{mail.Id}"), new AlertMailDue(mail.Id));
        session.AfterCommit(() => LogWritten(waiting.Count, rule.Name.Length > 0 ? rule.Name : rule.Measure ?? "", work.TenantId));
    }

    /// <summary>The name of the mail that an hour may write, and until when what it tells was raised; null where it is not the rule's hour.</summary>
    private (string Key, DateTimeOffset Until)? MailOf(AlertRuleRow rule, DateTimeOffset at)
    {
        if (rule.Delivery == AlertDelivery.AtOnce)
        {
            return (FormattableString.Invariant($"{rule.Id}-{at:yyyyMMddHH}"), at);
        }

        var calendar = LocalCalendar.Of(tenants.Find(work.TenantId)?.TimeZone ?? "UTC");
        if (calendar.ClockOf(at.ToUnixTimeMilliseconds()) < HourOfDigests)
        {
            return null;
        }

        // A Monday that was missed is made up for on the next day.
        var today = calendar.DayOf(at);
        var (day, span) = rule.Delivery == AlertDelivery.Daily ? (today, "day") : (today.AddDays(-(((int)today.DayOfWeek + 6) % 7)), "week");

        // Counted from the end of the day, as clocks are changed before the morning.
        return (FormattableString.Invariant($"{rule.Id}-{day:yyyyMMdd}-{span}"), calendar.InstantOf(day.AddDays(1)).AddHours(HourOfDigests - 24));
    }

    [LoggerMessage(EventId = 2801, Level = LogLevel.Information, Message = "Wrote a mail with {Alerts} alerts of the rule {Rule} of tenant {TenantId}")]
    private partial void LogWritten(int alerts, string rule, int tenantId);
}
