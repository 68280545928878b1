using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Rules of alerts: the session's own and those of its tenant, and what they raised.</summary>
public interface IAlerts
{
    /// <summary>Rules, by name.</summary>
    Task<IReadOnlyList<AlertRuleEntry>> Rules(CancellationToken cancellation);

    /// <summary>The newest 100 alerts of those rules.</summary>
    Task<IReadOnlyList<AlertEntry>> Raised(CancellationToken cancellation);

    /// <summary>How a month of the tenant stands to its targets, by the rules' names: once for each of its figures, as
    /// <see cref="TargetStanding.Held"/> chooses them.</summary>
    /// <param name="month">Any day of it.</param>
    Task<IReadOnlyList<TargetStanding>> Targets(DateOnly month, CancellationToken cancellation);

    /// <summary>Adds a rule. What was there before it is not told.</summary>
    Task<AdministrationResult> Add(AlertRuleDraft rule, CancellationToken cancellation);

    /// <summary>Keeps a rule silent until an instant; null lets it speak again. What is raised meanwhile is listed and not sent.</summary>
    Task<AdministrationResult> Mute(int ruleId, DateTimeOffset? until, CancellationToken cancellation);

    /// <summary>Ends a rule; its alerts stay listed.</summary>
    Task<AdministrationResult> End(int ruleId, CancellationToken cancellation);

    /// <summary>Adds the hour's look of all tenants as work, once for the hour.</summary>
    Task<int> Schedule(CancellationToken cancellation);
}
