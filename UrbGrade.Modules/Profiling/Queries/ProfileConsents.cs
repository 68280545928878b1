using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling.Handlers;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling.Queries;

internal sealed class ProfileConsents(IUrbGradeContexts contexts, OwnMeters own, AuditedChanges changes, IWorkItems work, TimeProvider clock) : IProfileConsents
{
    public async Task<IReadOnlyList<ProfileConsent>> Mine(CancellationToken cancellation)
    {
        var meters = await own.List(cancellation);
        if (meters.Count == 0)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(meters[0].TenantId));
        var user = meters[0].UserId;
        var given = await database.Set<ProfileConsentRow>().Where(row => row.UserId == user).ToDictionaryAsync(row => row.MeterId, row => row.GivenAt, cancellation);
        return [.. meters.Select(meter => new ProfileConsent(meter.Source, meter.AssetId, given.TryGetValue(meter.MeterId, out var at) ? at : null))];
    }

    public async Task<AdministrationResult> Set(string meter, bool isGiven, CancellationToken cancellation)
    {
        if ((await own.List(cancellation)).FirstOrDefault(one => one.Source == meter) is not { } mine)
        {
            return Refused.NotFound("Meter.NotOwn", $"'{meter}' is no meter of your own.");
        }

        return await changes.Commit(TenantScope.Of(mine.TenantId), topic: null, (database, session) =>
        {
            var row = database.Set<ProfileConsentRow>().SingleOrDefault(consent => consent.UserId == mine.UserId && consent.MeterId == mine.MeterId);
            if (row is not null == isGiven)
            {
                return AuditedChange.Nothing;
            }

            if (isGiven)
            {
                database.Add(new ProfileConsentRow { UserId = mine.UserId, MeterId = mine.MeterId, TenantId = mine.TenantId, GivenAt = clock.GetUtcNow() });
            }
            else
            {
                database.Remove(row!);
                var series = database.Set<SeriesRow>().Where(one => one.MeterId == mine.MeterId).Select(one => one.Id).ToList();
                ProfileWriter.Forget(database, series, [mine.AssetId]);
            }

            // What is left, or may be made now, is made without waiting for the night.
            work.Add(
                session, mine.TenantId, $"profile-consent:{mine.MeterId}:{clock.GetUtcNow():yyyyMMddHHmmss}", new ProfilesDue(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
                MakeProfiles.UniqueKey(mine.TenantId), WorkPriority.Low);
            return AuditedChange.Done(mine.TenantId, "person.profile-consent", meter, isGiven ? "no" : "yes", isGiven ? "yes" : "no");
        }, cancellation);
    }
}
