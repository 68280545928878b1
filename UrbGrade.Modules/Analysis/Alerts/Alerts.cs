using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Mail;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Alerts;

internal sealed class Alerts(
    IUrbGradeContexts contexts, ITenantSession session, IKpiCatalogue catalogue, ITenantFigures figures, AuditedChanges changes, ICommitQueue commits, IWorkItems work,
    TimeProvider clock) : IAlerts
{
    /// <summary>Instead of a mail: raised while the rule was muted.</summary>
    public const long Muted = 0;

    private const int MostListed = 100;
    private const int MostRules = 100;

    private static readonly string[] Languages = ["en", "es", "ca", "eu", "da"];

    public async Task<IReadOnlyList<AlertRuleEntry>> Rules(CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var rules = (await Mine(database).AsNoTracking().ToListAsync(cancellation)).OrderBy(rule => rule.Name, NaturalOrder.Names).ThenBy(rule => rule.Id);
        var assets = await database.Set<AssetRow>().AsNoTracking().ToDictionaryAsync(asset => asset.Id, asset => asset.Name, cancellation);
        var raised = await database.Set<AlertRow>().GroupBy(alert => alert.RuleId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        var silenced = SilencedAccounts.In(database);
        return
        [
            .. rules.Select(rule => new AlertRuleEntry(
                rule.Id, Draft(rule), rule.AssetId is { } asset ? assets.GetValueOrDefault(asset) : null, rule.Owner, rule.MutedUntil > clock.GetUtcNow() ? rule.MutedUntil : null,
                raised.GetValueOrDefault(rule.Id), silenced.Include(rule.Address, rule.CreatedBy))),
        ];
    }

    public async Task<IReadOnlyList<AlertEntry>> Raised(CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var owner = session.AccountName;
        var rows = await (
            from alert in database.Set<AlertRow>()
            join rule in database.Set<AlertRuleRow>() on alert.RuleId equals rule.Id
            join mail in database.Set<AlertMailRow>() on alert.MailId equals mail.Id into mails
            from mail in mails.DefaultIfEmpty()
            where rule.Owner == null || rule.Owner == owner
            orderby alert.Id descending
            select new { Alert = alert, rule.Name, rule.Kind, rule.IsAbove, rule.Limit, SentAt = mail == null ? null : mail.SentAt }).Take(MostListed).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new AlertEntry(
                row.Alert.Id, row.Name, row.Kind, JsonSerializer.Deserialize<AlertFacts>(row.Alert.Facts)!, row.Alert.RaisedAt, row.SentAt, row.Alert.MailId == Muted, row.IsAbove,
                row.Limit)),
        ];
    }

    public async Task<IReadOnlyList<TargetStanding>> Targets(DateOnly month, CancellationToken cancellation)
    {
        var rules = (await Rules(cancellation)).Where(entry => entry.Rule.Kind == AlertKind.Target).ToList();
        if (rules.Count == 0 || session.CurrentTenantId is not { } tenantId)
        {
            return [];
        }

        var known = (await catalogue.List(null, cancellation)).ToDictionary(kpi => kpi.Code, StringComparer.Ordinal);
        var found = new Dictionary<string, IReadOnlyList<PeriodFigure>>(StringComparer.Ordinal);
        foreach (var code in rules.Select(entry => entry.Rule.Measure!).Distinct())
        {
            found[code] = [.. TargetStanding.Held(await figures.Of(tenantId, KpiScope.Tenant, null, PeriodLength.Month, month, code, cancellation))];
        }

        return
        [
            .. rules.SelectMany(entry => found[entry.Rule.Measure!].Cast<PeriodFigure?>().DefaultIfEmpty()
                .Select(figure => new TargetStanding(entry, known.GetValueOrDefault(entry.Rule.Measure!), figure))),
        ];
    }

    public async Task<AdministrationResult> Add(AlertRuleDraft rule, CancellationToken cancellation)
    {
        if (session is not { CurrentTenantId: { } tenantId, AccountName: { } who })
        {
            return Refused.NotAllowed;
        }

        if (Problem(rule) is { } problem)
        {
            return Refused.Invalid(problem);
        }

        if (rule is { Kind: AlertKind.Target, AssetId: not null })
        {
            return Refused.Invalid("Alert.TargetPlace", $"A target is about the whole organisation; it takes no place.");
        }

        if (rule.Kind is AlertKind.Kpi or AlertKind.Target && !(await catalogue.List(null, cancellation)).Any(kpi => kpi.Code == rule.Measure))
        {
            return Refused.Invalid("Alert.Kpi", $"There is no KPI '{rule.Measure}' in the catalogue.");
        }

        return await changes.Commit(TenantScope.Of(tenantId), topic: null, AuditedChange (database) =>
        {
            if (rule.AssetId is { } asset && !database.Set<AssetRow>().Any(row => row.Id == asset))
            {
                return Refused.NotFound("Place.Unknown", $"There is no place {asset}.");
            }

            if (Mine(database).Count() >= MostRules)
            {
                return Refused.Invalid("Alert.Most", $"There are {MostRules} rules already; end one first.");
            }

            database.Add(new AlertRuleRow
            {
                TenantId = tenantId, Owner = rule.IsOfTenant ? null : who, Name = rule.Name.Trim(), Kind = rule.Kind, AssetId = rule.AssetId, Measure = rule.Measure,
                IsAbove = rule.IsAbove, Limit = rule.Limit, FindingKind = rule.FindingKind, Delivery = rule.Delivery, Address = rule.Address.Trim(), Language = rule.Language,
                CreatedBy = who, CreatedAt = clock.GetUtcNow(),
            });
            return AuditedChange.Done(tenantId, "alert.rule", NameOf(rule), null, $"{rule.Kind}, {rule.Delivery}");
        }, cancellation);
    }

    public Task<AdministrationResult> Mute(int ruleId, DateTimeOffset? until, CancellationToken cancellation) =>
        Change(ruleId, "alert.mute", rule => rule.MutedUntil = until, cancellation);

    public Task<AdministrationResult> End(int ruleId, CancellationToken cancellation) =>
        Change(ruleId, "alert.end", rule => rule.EndedAt = clock.GetUtcNow(), cancellation);

    public Task<int> Schedule(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var hour = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));
        return commits.Commit(
            session =>
            {
                using var database = contexts.Write(TenantScope.Platform, session);
                var tenants = database.Set<AlertRuleRow>().Where(rule => rule.EndedAt == null).Select(rule => rule.TenantId).Distinct().ToList();
                tenants.ForEach(tenant =>
                {
                    var key = $"alerts:{tenant}:{hour:yyyy-MM-ddTHH}";
                    work.AddOnce(session, tenant, key, new AlertsDue(hour), key, WorkPriority.Low);
                });
                return tenants.Count;
            },
            cancellation);
    }

    /// <summary>As it was asked for.</summary>
    public static AlertRuleDraft Draft(AlertRuleRow rule) => new(
        rule.Name, rule.Kind, rule.AssetId, rule.Measure, rule.IsAbove, rule.Limit, rule.FindingKind, rule.Delivery, rule.Address, rule.Language, rule.Owner is null);

    /// <summary>For the audit: a target without a name is known by its figure.</summary>
    private static string NameOf(AlertRuleDraft rule) => rule.Name.Trim() is { Length: > 0 } name ? name : rule.Measure ?? $"{rule.Kind}";

    private static Refusal? Problem(AlertRuleDraft rule) =>
        (string.IsNullOrWhiteSpace(rule.Name) && rule.Kind != AlertKind.Target) || rule.Name.Length > 80 || rule.Name.Any(char.IsControl)
            ? new Refusal("Alert.Name", $"A name has 1 to 80 characters.")
        : !Enum.IsDefined(rule.Kind) || !Enum.IsDefined(rule.Delivery) ? new Refusal("Alert.Lists", $"The kind and the delivery are those of the lists.")
        : rule.Kind == AlertKind.Threshold && string.IsNullOrWhiteSpace(rule.Measure) ? new Refusal("Alert.Measure", $"A threshold needs a quantity, such as energy.")
        : !double.IsFinite(rule.Limit) || (rule.Kind is not (AlertKind.Threshold or AlertKind.Kpi or AlertKind.Target) && rule.Limit < 0) ? new Refusal("Alert.Limit", $"The limit is {rule.Limit}; allowed are numbers, and of all but thresholds, KPIs and targets 0 and above.")
        : !Languages.Contains(rule.Language) ? new Refusal("Mail.Language", $"The language is '{rule.Language}'; allowed are {string.Join(", ", Languages)}.")
        : !MimeKit.MailboxAddress.TryParse(rule.Address, out var mailbox) || !mailbox.Address.Contains('@', StringComparison.Ordinal) || rule.Address.Length > 254
            ? new Refusal("Mail.Address", $"'{rule.Address}' is no mail address.") : null;

    private Task<AdministrationResult> Change(int ruleId, string what, Action<AlertRuleRow> change, CancellationToken cancellation) =>
        session is { CurrentTenantId: { } tenantId, AccountName: not null }
            ? changes.Commit(TenantScope.Of(tenantId), topic: null, AuditedChange (database) =>
            {
                if (Mine(database).SingleOrDefault(rule => rule.Id == ruleId) is not { } rule)
                {
                    return Refused.NotFound("Alert.Unknown", $"There is no rule {ruleId}.");
                }

                change(rule);
                return AuditedChange.Done(tenantId, what, NameOf(Draft(rule)));
            }, cancellation)
            : Task.FromResult(Refused.NotAllowed);

    private IQueryable<AlertRuleRow> Mine(UrbGradeContext database)
    {
        var owner = session.AccountName;
        return database.Set<AlertRuleRow>().Where(rule => rule.EndedAt == null && (rule.Owner == null || rule.Owner == owner));
    }
}
