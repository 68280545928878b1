using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>A bus with one service that runs, one that rests, a partner's module that is silent, and work that nobody but a stand-in can do.</summary>
internal sealed class FictionalBoard(FictionalDistrict district, FictionalPauses pauses, ITenantSession session, TimeProvider clock) : IServiceBoard
{
    private const string Schema = """{"title":"ReadingsChanged","type":"object","properties":{"tenantId":{"type":"integer"}},"required":["tenantId"]}""";

    private bool IsAllowed => session.IsOperator || session.IsPlatformAdministrator;

    public Task<ServiceOverview> Look(CancellationToken cancellation) => Task.FromResult(IsAllowed && !district.IsEmpty
        ? new ServiceOverview(
            [
                new ModuleEntry("Baseload", "20", [], clock.GetUtcNow().AddHours(-3), false),
                new ModuleEntry("Quantification", null, ["worker-1/4711"], clock.GetUtcNow().AddSeconds(-4), true),
            ],
            [
                Handled("Baseload", "20", 12, TimeSpan.FromHours(3)),
                Handled("Quantification", null, 3, TimeSpan.FromMilliseconds(800)) with
                {
                    Rules = [.. Paused(), new ServiceRuleEntry("20", false, null, 600, clock.GetUtcNow().AddSeconds(12), true)],
                },
                new ServiceEntry("Quantification.ReadingsChanged", "Quantification", null, ServiceKind.Event, ServiceRole.Tells, Schema, null, [], new ServiceWork()),
                new ServiceEntry("Post.SendLetter", "Courier", "20", ServiceKind.Command, ServiceRole.StandsIn, Schema, null, [], new ServiceWork()),
                new ServiceEntry(
                    "Post.SendLetter", "Post", null, ServiceKind.Event, ServiceRole.Handles, "{}", null, [], new ServiceWork(2), IsPublished: false),
            ])
        : new ServiceOverview([], []));

    public Task<AdministrationResult> Pause(ServiceKey service, string? tenantCode, CancellationToken cancellation) => Set(true);

    public Task<AdministrationResult> Resume(ServiceKey service, string? tenantCode, CancellationToken cancellation) => Set(false);

    public Task<AdministrationResult> Redirect(ServiceKey service, string? tenantCode, string? to, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    public Task<AdministrationResult> Set(ServiceKey service, string? tenantCode, ServiceRuleDraft draft, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    public Task<AdministrationResult> Limit(ServiceKey service, string? tenantCode, int? perMinute, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    public Task<AdministrationResult> Archive(ServiceKey service, string? tenantCode, string reason, CancellationToken cancellation) =>
        Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));

    private static ServiceEntry Handled(string module, string? tenant, int waiting, TimeSpan age) => new(
        "Quantification.ReadingsChanged", module, tenant, ServiceKind.Event, ServiceRole.Handles, Schema, null, [],
        new ServiceWork(waiting, 1, 0, age, 41.5, 2, TimeSpan.FromSeconds(3.2), TimeSpan.FromSeconds(75)));

    private IEnumerable<ServiceRuleEntry> Paused() => pauses.IsPaused ? [new ServiceRuleEntry(null, true, null, null, null, true)] : [];

    private Task<AdministrationResult> Set(bool isPaused)
    {
        if (!IsAllowed)
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.NotAllowed));
        pauses.IsPaused = isPaused;
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }
}
