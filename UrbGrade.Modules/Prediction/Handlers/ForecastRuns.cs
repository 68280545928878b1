using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Prediction.Nights;

namespace UrbGrade.Modules.Prediction.Handlers;

internal sealed class ForecastRuns(
    IUrbGradeContexts contexts, TenantNights nights, AuditedChanges changes, Reach reach, ICommitQueue commits, IWorkItems work) : IForecastRuns
{
    public Task<int> Schedule(CancellationToken cancellation) => Schedule(_ => true, cancellation);

    public Task<int> ScheduleDue(CancellationToken cancellation) => Schedule(nights.IsNightOver, cancellation);

    public Task<AdministrationResult> Run(string? tenantCode, CancellationToken cancellation) =>
        reach.TryFindOperated(tenantCode, out var tenant, out var refusal)
            ? changes.Commit(TenantScope.Of(tenant.Id), topic: null, (_, session) =>
            {
                var night = nights.Today(tenant.Id);
                var key = ForecastTenant.UniqueKey(tenant.Id, night);
                work.Add(session, tenant.Id, key, new ForecastsDue(night), key);
                return AuditedChange.Done(tenant.Id, "forecast.run", tenant.Code, null, $"{night:yyyy-MM-dd}");
            }, cancellation)
            : Task.FromResult(refusal);

    private Task<int> Schedule(Predicate<int> isDue, CancellationToken cancellation) => commits.Commit(
        session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            var tenants = database.Set<TenantRow>().Select(tenant => tenant.Id).ToList().FindAll(isDue);
            foreach (var tenant in tenants)
            {
                var key = ForecastTenant.UniqueKey(tenant, nights.Today(tenant));
                work.AddOnce(session, tenant, key, new ForecastsDue(nights.Today(tenant)), key, WorkPriority.Low);
            }

            return tenants.Count;
        },
        cancellation);
}
