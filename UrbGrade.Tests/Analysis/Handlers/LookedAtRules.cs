using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Alerts;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Analysis.Handlers;

/// <summary>Rules of alerts of a tenant, and the look that holds them against its readings.</summary>
internal static class LookedAtRules
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static AlertRuleDraft Rule(AlertKind kind) =>
        new("leaks", kind, null, null, IsAbove: true, 0, null, AlertDelivery.AtOnce, "staff@urbgrade.example", "es", IsOfTenant: true);

    public static async Task Add(AnalysedTenant tenant, AlertRuleDraft rule) =>
        Assert.Equal(AdministrationOutcome.Done, (await tenant.Platform.Get<IAlerts>().Add(rule, Cancellation)).Outcome);

    public static async Task Look(AnalysedTenant tenant)
    {
        var work = new TestWork(1, tenant.Id, Cancellation);
        await new RaiseAlerts(
            tenant.Platform.Get<AlertLook>(), tenant.Platform.Get<IAlertWords>(), tenant.Platform.Contexts, tenant.Platform.Get<ITenantRegistry>(),
            tenant.Platform.Get<IWorkItems>(), work, NullLogger<RaiseAlerts>.Instance).Handle(new AlertsDue(tenant.Platform.Clock.GetUtcNow()));
        await work.Close(tenant.Platform.Queue);
    }
}
