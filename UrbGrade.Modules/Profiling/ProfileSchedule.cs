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
    /// <summary>One day is the night's.</summary>
    private const int DaysBehind = 1;

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

    public async Task<int> CatchUp(CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var tenants = await database.Set<TenantRow>().Select(tenant => tenant.Id).ToListAsync(cancellation);
        var runs = await database.Set<ProfileRunRow>().AsNoTracking().ToDictionaryAsync(run => run.TenantId, cancellation);
        var behind = new List<int>();
        foreach (var tenant in tenants)
        {
            if (await IsBehind(tenant, runs.GetValueOrDefault(tenant), cancellation))
            {
                behind.Add(tenant);
            }
        }

        return behind.Count == 0 ? 0 : await commits.Commit(
            session =>
            {
                behind.ForEach(tenant => work.Add(
                    session, tenant, $"profiles-behind:{tenant}:{clock.GetUtcNow():yyyy-MM-ddTHH:mm}", new ProfilesDue(Today), MakeProfiles.UniqueKey(tenant), WorkPriority.Low));
                return behind.Count;
            },
            cancellation);
    }

    private async Task<bool> IsBehind(int tenant, ProfileRunRow? run, CancellationToken cancellation)
    {
        if (await marks.Newest(tenant, cancellation) is not { } newest)
        {
            return false;
        }

        var known = newest < Today ? newest : Today.AddDays(-1);
        return run is null || known.DayNumber - run.Until.DayNumber >= DaysBehind || await marks.WasCorrected(tenant, run.BeganAt, cancellation);
    }
}
