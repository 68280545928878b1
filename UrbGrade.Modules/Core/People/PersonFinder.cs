using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.People;

/// <summary>Finds a person in the session's reach.</summary>
internal sealed class PersonFinder(
    IUrbGradeContexts contexts, ICommitQueue commits, Reach reach, ITenantSession session, ITenantRegistry tenants, TimeProvider clock)
{
    /// <summary>Null for who is not in reach. Somebody whom the audit has not named yet gets a pseudonym.</summary>
    public async Task<Person?> Find(string email, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        return reach.FindUser(database, email) is { } user ? await Of(database, user, cancellation) : null;
    }

    /// <summary>Who is signed in; null for nobody.</summary>
    public async Task<Person?> FindOwn(CancellationToken cancellation)
    {
        if (session.AccountName is not { } account)
        {
            return null;
        }

        var name = AccountRows.Normal(account);
        await using var database = contexts.Read(TenantScope.Platform);
        var user = await database.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == name, cancellation);
        return user is null ? null : await Of(database, user, cancellation);
    }

    private async Task<Person> Of(UrbGradeContext database, UserAccount user, CancellationToken cancellation)
    {
        var pseudonym = user.Pseudonym ?? await commits.Commit(session => Pseudonyms.Of(session, user.Email!), cancellation);
        var zone = user.TenantId is { } id ? tenants.Find(id)?.TimeZone : null;
        return new Person(
            user.Id, user.TenantId ?? 0, user.Email!, user.DisplayName, pseudonym!, zone ?? "UTC", await Meters(database, user, cancellation));
    }

    private async Task<List<PersonMeter>> Meters(UrbGradeContext database, UserAccount user, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var assigned = await (
            from assignment in database.Set<MeterAssignmentRow>().AsNoTracking()
            join meter in database.Set<MeterRow>() on assignment.MeterId equals meter.Id
            where assignment.UserId == user.Id
            orderby assignment.FromAt, assignment.Id
            select new { Assignment = assignment, meter.Source, meter.AssetId }).ToListAsync(cancellation);
        var ids = assigned.ConvertAll(a => a.Assignment.MeterId);
        var series = (await database.Set<SeriesRow>().AsNoTracking().Where(s => ids.Contains(s.MeterId)).ToListAsync(cancellation)).ToLookup(s => s.MeterId);
        var assets = assigned.ConvertAll(a => a.AssetId);
        var shared = await database.Set<MeterRow>().Where(m => assets.Contains(m.AssetId) && !ids.Contains(m.Id)).Select(m => m.AssetId).Distinct().ToListAsync(cancellation);
        return assigned.ConvertAll(a => new PersonMeter(
            a.Assignment.MeterId, a.Source, a.AssetId, shared.Contains(a.AssetId), a.Assignment.FromAt, a.Assignment.UntilAt ?? now,
            [.. series[a.Assignment.MeterId].Select(s => new PersonSeries(s.Id, s.Quantity, s.Unit))]));
    }
}
