using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.People;

internal sealed class OwnData(
    PersonFinder finder, PersonErasure erasure, AccountRecords account, OwnTimes times, IEnumerable<IPersonalRecords> records, AuditedChanges changes,
    IUrbGradeContexts contexts) : IOwnData
{
    private const string Reason = "asked for on the own page";

    public async Task<IReadOnlyList<MeterAssignment>> Meters(CancellationToken cancellation) =>
    [
        .. (await times.List(cancellation)).OrderBy(time => time.FromAt).Select(time => new MeterAssignment(time.Source, time.FromAt, time.UntilAt)),
    ];

    public async Task<IReadOnlyList<PersonalTable>?> Read(CancellationToken cancellation)
    {
        if (await finder.FindOwn(cancellation) is not { } person)
        {
            return null;
        }

        var told = await changes.Commit(
            TenantScope.Platform, null, _ => AuditedChange.Done(person.AuditTenantId, "person.exported", person.Email), cancellation);
        return told.Outcome == AdministrationOutcome.Done
            ? [.. account.Read(person), .. records.OrderBy(one => one.Order).SelectMany(one => one.Read(person))]
            : null;
    }

    public async Task<AdministrationResult> Erase(string typedEmail, CancellationToken cancellation)
    {
        if (await finder.FindOwn(cancellation) is not { } person)
        {
            return Refused.NotAllowed;
        }

        if (!string.Equals(typedEmail.Trim(), person.Email, StringComparison.OrdinalIgnoreCase))
        {
            return Refused.Invalid("Erasure.TypedAddress", $"The address typed is '{typedEmail}'; the account's is '{person.Email}'. Nothing was done.");
        }

        return IsOnlyResident(person)
            ? (await erasure.Erase(person, Reason, cancellation, isOwnWish: true)).Result
            : Refused.NotAllowed;
    }

    private bool IsOnlyResident(Person person)
    {
        using var database = contexts.Read(TenantScope.Platform);
        return AccountRows.RolesOf(database, person.Id).All(role => role == AccountRole.Resident);
    }
}
