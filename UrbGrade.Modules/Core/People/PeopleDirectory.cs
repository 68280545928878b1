using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.People;

internal sealed class PeopleDirectory(
    PersonFinder finder, PersonErasure erasure, AccountRecords account, IEnumerable<IPersonalRecords> records, AuditedChanges changes,
    IUrbGradeContexts contexts) : IPeople
{
    public async Task<IReadOnlyList<MeterAssignment>?> Meters(string email, CancellationToken cancellation)
    {
        if (await finder.Find(email, cancellation) is not { } person)
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Platform);
        return await (
            from assignment in database.Set<MeterAssignmentRow>()
            join meter in database.Set<MeterRow>() on assignment.MeterId equals meter.Id
            where assignment.UserId == person.Id
            orderby assignment.FromAt, assignment.Id
            select new MeterAssignment(meter.Source, assignment.FromAt, assignment.UntilAt)).ToListAsync(cancellation);
    }

    public async Task<AdministrationResult> Assign(
        string email, string source, DateOnly from, DateOnly? until, CancellationToken cancellation)
    {
        if (await finder.Find(email, cancellation) is not { } person)
        {
            return NoPerson(email);
        }

        if (person.TenantId == 0)
        {
            return Refused.Invalid("An administrator of the platform belongs to no tenant and has no meters.");
        }

        if (until <= from)
        {
            return Refused.Invalid($"The time ends on {until:yyyy-MM-dd} and begins on {from:yyyy-MM-dd}; it has to end later.");
        }

        var calendar = LocalCalendar.Of(person.Zone);
        var (fromAt, untilAt) = (calendar.InstantOf(from), until is { } end ? calendar.InstantOf(end) : (DateTimeOffset?)null);
        return await changes.Commit(TenantScope.Of(person.TenantId), null, database =>
        {
            if (database.Set<MeterRow>().SingleOrDefault(m => m.Source == source) is not { } meter)
            {
                return Refused.NotFound($"The person's tenant has no meter '{source}'.");
            }

            var others = database.Set<MeterAssignmentRow>().Where(a => a.MeterId == meter.Id && !(a.UserId == person.Id && a.FromAt == fromAt));
            if (others.AsEnumerable().Any(a => (untilAt is null || a.FromAt < untilAt) && (a.UntilAt is null || a.UntilAt > fromAt)))
            {
                return Refused.Invalid($"The meter '{source}' is somebody's in that time already, or was until its person was erased.");
            }

            var row = database.Set<MeterAssignmentRow>().SingleOrDefault(a => a.MeterId == meter.Id && a.UserId == person.Id && a.FromAt == fromAt);
            if (row is null)
            {
                row = new MeterAssignmentRow { TenantId = person.TenantId, MeterId = meter.Id, UserId = person.Id, FromAt = fromAt };
                database.Add(row);
            }

            row.UntilAt = untilAt;
            return AuditedChange.Done(person.TenantId, "person.meter", person.Email, null, $"{source} {from:yyyy-MM-dd} to {until:yyyy-MM-dd}");
        }, cancellation);
    }

    public async Task<IReadOnlyList<PersonalTable>?> Read(string email, CancellationToken cancellation)
    {
        if (await finder.Find(email, cancellation) is not { } person)
        {
            return null;
        }

        var told = await changes.Commit(
            TenantScope.Platform, null, _ => AuditedChange.Done(person.AuditTenantId, "person.exported", person.Email), cancellation);
        return told.Outcome == AdministrationOutcome.Done
            ? [.. account.Read(person), .. records.OrderBy(one => one.Order).SelectMany(one => one.Read(person))]
            : null;
    }

    public async Task<IReadOnlyList<PersonalCount>?> Count(string email, CancellationToken cancellation)
    {
        if (await finder.Find(email, cancellation) is not { } person)
        {
            return null;
        }

        var counts = new List<PersonalCount>();
        foreach (var one in records.OrderBy(one => one.Order))
        {
            counts.Add(await one.Count(person, cancellation));
        }

        return counts;
    }

    public async Task<Erasure> Erase(string email, string typedEmail, string reason, CancellationToken cancellation)
    {
        if (await finder.Find(email, cancellation) is not { } person)
        {
            return new Erasure(NoPerson(email));
        }

        return typedEmail == person.Email
            ? await erasure.Erase(person, reason.Trim(), cancellation)
            : new Erasure(Refused.Invalid("Erasure.TypedAddress", $"The address typed is '{typedEmail}'; the person's is '{person.Email}'. Nothing was done."));
    }

    private static AdministrationResult NoPerson(string email) => Refused.NotFound("Account.Unknown", $"There is no account of '{email}' in reach.");
}
