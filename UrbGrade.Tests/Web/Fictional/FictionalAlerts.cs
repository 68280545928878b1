using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>A rule of each kind, one of them muted and one that rests, and what they raised.</summary>
internal sealed class FictionalAlerts(FictionalDistrict district) : IAlerts
{
    private static readonly DateTimeOffset At = new(2019, 12, 30, 8, 0, 0, TimeSpan.Zero);

    public Task<IReadOnlyList<AlertRuleEntry>> Rules(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<AlertRuleEntry>>(district.IsEmpty ? [] :
    [
        .. Enum.GetValues<AlertKind>().Select(kind => new AlertRuleEntry(
            (int)kind, new AlertRuleDraft($"Rule {(int)kind}", kind, null, "energy", true, 12, null, AlertDelivery.Daily, "staff@example.org", "en", kind == AlertKind.Finding),
            kind == AlertKind.Threshold ? "The Blue Chair" : null, kind == AlertKind.Finding ? null : "staff@example.org",
            kind == AlertKind.NoData ? At.AddDays(9) : null, 3, Rests: kind == AlertKind.Certificate)),
        .. district.HasTwinTargets ? new[] { Twin(90, 14), Twin(91, 15) } : [],
    ]);

    public Task<IReadOnlyList<AlertEntry>> Raised(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<AlertEntry>>(district.IsEmpty ? [] :
    [
        new(
            2, "Rule 2", AlertKind.Finding, new AlertFacts("The Blue Chair", At, "Europe/Madrid", 120, "EUR", 10, FindingKind.DayBurning), At, At,
            IsMuted: false, IsAbove: true, Limit: 12),
        new(
            1, "Rule 1", AlertKind.Threshold, new AlertFacts("The Blue Chair", At, "Europe/Madrid", 14.5, "kW.h"), At, null,
            IsMuted: false, IsAbove: true, Limit: 12),
    ]);

    public async Task<IReadOnlyList<TargetStanding>> Targets(DateOnly month, CancellationToken cancellation)
    {
        var kpis = new FictionalKpis(district);
        var known = (await kpis.List(null, cancellation)).ToDictionary(kpi => kpi.Code);
        var figures = await kpis.Of(null, KpiScope.Tenant, 1, PeriodLength.Month, month, cancellation);
        return
        [
            .. (await Rules(cancellation)).Where(entry => entry.Rule.Kind == AlertKind.Target)
                .Select(entry => new TargetStanding(entry, known["energy"], figures.First(figure => figure.Code == "energy"))),
        ];
    }

    public Task<AdministrationResult> Add(AlertRuleDraft rule, CancellationToken cancellation) => Done();

    public Task<AdministrationResult> Mute(int ruleId, DateTimeOffset? until, CancellationToken cancellation) => Done();

    public Task<AdministrationResult> End(int ruleId, CancellationToken cancellation) => Done();

    public Task<int> Schedule(CancellationToken cancellation) => Task.FromResult(1);

    private static AlertRuleEntry Twin(int id, double limit) => new(
        id,
        new AlertRuleDraft("", AlertKind.Target, null, "energy", IsAbove: true, limit, null, AlertDelivery.Daily, "staff@example.org", "en", IsOfTenant: true),
        null, null, null, 0);

    private static Task<AdministrationResult> Done() => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
}
