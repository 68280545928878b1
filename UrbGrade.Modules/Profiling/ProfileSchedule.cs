using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling.Handlers;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling;

internal sealed class ProfileSchedule(
    IUrbGradeContexts contexts, IReadingMarks marks, ICommitQueue commits, IWorkItems work, TimeProvider clock) : IProfileSchedule
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public Task<int> Schedule(CancellationToken cancellation) => commits.Commit(
        session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            var tenants = database.Set<TenantRow>().Select(tenant => tenant.Id).ToList();
            tenants.ForEach(tenant => work.AddOnce(
                session, tenant, $"profiles:{tenant}:{Today:yyyy-MM-dd}", new ProfilesDue(Today), MakeProfiles.UniqueKey(tenant), WorkPriority.Low));
            return tenants.Count;
        },
        cancellation);

    public async Task<int> ScheduleCorrected(CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var began = await database.Set<ProfileRunRow>().ToDictionaryAsync(run => run.TenantId, run => run.BeganAt, cancellation);
        var corrected = await marks.Corrected(began, cancellation);
        return corrected.Count == 0 ? 0 : await commits.Commit(
            session =>
            {
                foreach (var tenant in corrected)
                {
                    work.Add(
                        session, tenant, $"profiles-corrected:{tenant}:{clock.GetUtcNow():yyyy-MM-ddTHH:mm}", new ProfilesDue(Today), MakeProfiles.UniqueKey(tenant),
                        WorkPriority.Low);
                }

                return corrected.Count;
            },
            cancellation);
    }
}
