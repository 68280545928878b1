using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.People;

/// <summary>Erases a person: first what modules hold and the address wherever it stands, in portions; then, in one transaction, the account.
/// What breaks off in between leaves a locked account that can be erased again.</summary>
internal sealed class PersonErasure(
    IEnumerable<IPersonalRecords> records, AuditedChanges changes, ICommitQueue commits, IUrbGradeContexts contexts, IPlatformDatabase platform,
    IAuditLog audit, TimeProvider clock)
{
    private const int ShortestReason = 3;
    private const int LongestReason = 500;
    private const int MostAtOnce = 500;

    /// <summary>A text that changes while it is looked at is found again.</summary>
    private const int MostRounds = 5;

    /// <param name="isOwnWish">Whether the person asks, who has no other account to answer for.</param>
    public async Task<Erasure> Erase(Person person, string reason, CancellationToken cancellation, bool isOwnWish = false)
    {
        if (Broken(person, reason, isOwnWish) is { } broken)
        {
            return new Erasure(Refused.Invalid(broken));
        }

        var begun = await Begin(person, reason, cancellation);
        if (begun.Outcome != AdministrationOutcome.Done)
        {
            return new Erasure(begun);
        }

        var erased = new List<PersonalCount>();
        foreach (var one in records.OrderBy(one => one.Order))
        {
            erased.Add(await one.Erase(person, cancellation));
        }

        erased.Add(new PersonalCount("mentions", await HideMentions(person, cancellation)));
        var who = changes.Who;
        await commits.Commit(session => End(session, who, person, erased), cancellation);
        platform.EmptyLog();
        return new Erasure(begun, person.Pseudonym, erased);
    }

    private Refusal? Broken(Person person, string reason, bool isOwnWish)
    {
        if (person.Email == changes.Who && !isOwnWish)
        {
            return new Refusal("Erasure.OwnAccount", $"Nobody erases the own account; another administrator does.");
        }

        if (reason.Length is < ShortestReason or > LongestReason)
        {
            return new Refusal("Erasure.Reason", $"The reason has {reason.Length} characters; allowed are {ShortestReason} to {LongestReason}.");
        }

        return ((string[])[person.Email, person.Name]).Any(name => name.Length > 0 && reason.Contains(name, StringComparison.OrdinalIgnoreCase))
            ? new Refusal("Erasure.NamesPerson", $"The reason names the person, and would be kept in the audit; say it without the name.")
            : null;
    }

    /// <summary>Locks the account and ends the time of its meters, so that nothing new comes in meanwhile.</summary>
    private Task<AdministrationResult> Begin(Person person, string reason, CancellationToken cancellation) => changes.Commit(
        TenantScope.Platform,
        ChangeTopic.Registry,
        database =>
        {
            var user = database.Users.Single(u => u.Id == person.Id);
            if (AccountRows.RolesOf(database, user.Id).Contains(AccountRole.PlatformAdministrator) && !AccountRows.HasPlatformAdministratorBeside(database, user))
            {
                return Refused.Invalid("Account.LastAdministrator", $"This is the last account that can administer the platform; add another one first.");
            }

            var now = clock.GetUtcNow();
            (user.DisabledAt, user.SecurityStamp) = (user.DisabledAt ?? now, Credentials.NewStamp());
            foreach (var assignment in database.Set<MeterAssignmentRow>().Where(a => a.UserId == user.Id))
            {
                assignment.UntilAt ??= now;
                assignment.ErasedAt ??= now;
            }

            return AuditedChange.Done(person.AuditTenantId, "person.erasure-begun", person.Email, null, reason);
        },
        cancellation);

    private async Task<int> HideMentions(Person person, CancellationToken cancellation)
    {
        var hidden = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            var found = await Mentions(person, cancellation);
            var changed = 0;
            foreach (var portion in found.Chunk(MostAtOnce))
            {
                changed += await commits.Commit(session => Overwriting(session, () => AddressSweep.Replace(session, person, portion)), cancellation);
            }

            hidden += changed;
            if (changed == found.Count)
            {
                break;
            }
        }

        return hidden;
    }

    /// <summary>Looked up outside the writing: it takes as long as reading the tenant's texts.</summary>
    private async Task<List<Mention>> Mentions(Person person, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        await database.Database.OpenConnectionAsync(cancellation);
        return [.. new AddressSweep(database, person).Find()];
    }

    private int End(IWriteSession session, string who, Person person, List<PersonalCount> erased) => Overwriting(session, () =>
    {
        var counts = string.Join("; ", erased.Select(one => $"{one.Name} {one.Count}"));
        audit.Append(session, new AuditEntry(who, person.AuditTenantId, "person.erased", person.Pseudonym, null, counts));
        using var database = contexts.Write(TenantScope.Platform, session);
        database.Set<MeterAssignmentRow>().Where(a => a.UserId == person.Id).ExecuteUpdate(a => a.SetProperty(row => row.UserId, (int?)null));
        database.Set<AccountLinkRow>().Where(link => link.UserId == person.Id).ExecuteDelete();
        database.UserTokens.Where(token => token.UserId == person.Id).ExecuteDelete();
        database.UserClaims.Where(claim => claim.UserId == person.Id).ExecuteDelete();
        database.UserLogins.Where(login => login.UserId == person.Id).ExecuteDelete();
        database.UserRoles.Where(role => role.UserId == person.Id).ExecuteDelete();
        return database.Users.Where(user => user.Id == person.Id).ExecuteDelete();
    });

    private T Overwriting<T>(IWriteSession session, Func<T> write)
    {
        platform.OverwriteDeleted(session, isOn: true);
        try
        {
            return write();
        }
        finally
        {
            platform.OverwriteDeleted(session, isOn: false);
        }
    }
}
