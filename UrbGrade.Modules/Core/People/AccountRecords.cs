using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.People;

/// <summary>The account, the meters, the audit's lines and every other place where the person's address stands.</summary>
internal sealed class AccountRecords(IUrbGradeContexts contexts)
{
    public IEnumerable<PersonalTable> Read(Person person) =>
    [
        new("account", "Your account. The password is kept as a salted hash, which tells nothing and is left out here.", ["what", "value"], Account(person)),
        new("meters", "Meters that are or were yours, each with the time. An empty end means that it lasts.", ["meter", "from_utc", "until_utc"], Meters(person)),
        new("audit", "What you did and what was done to your account, as the audit tells it.", ["at_utc", "who", "what", "subject", "before", "after"], Audit(person)),
        new("mentions", "Other places where your e-mail address stands, such as notes that you wrote.", ["table", "column", "text"], Mentions(person)),
    ];

    private async IAsyncEnumerable<object?[]> Account(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var user = await database.Users.AsNoTracking().SingleAsync(u => u.Id == person.Id, cancellation);
        yield return ["e-mail", user.Email];
        yield return ["name", user.DisplayName];
        yield return ["roles", string.Join(", ", AccountRows.RolesOf(database, user.Id))];
        yield return ["tenant", await database.Set<TenantRow>().Where(t => t.Id == user.TenantId).Select(t => t.Name).SingleOrDefaultAsync(cancellation)];
        yield return ["phone", user.PhoneNumber];
        yield return ["language", user.Language];
        yield return ["tour of the first visit", user.HasSeenTour ? "ended" : "not yet ended"];
        yield return ["second factor", user.TwoFactorEnabled ? "on" : "off"];
        yield return ["sign-in services", string.Join(", ", await database.UserLogins.Where(l => l.UserId == user.Id).Select(l => l.LoginProvider).ToListAsync(cancellation))];
        yield return ["locked until", Text(user.LockoutEnd)];
        yield return ["disabled since", Text(user.DisabledAt)];
        yield return ["name in the audit", user.Pseudonym];
    }

    private async IAsyncEnumerable<object?[]> Meters(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var rows = from assignment in database.Set<MeterAssignmentRow>()
                   join meter in database.Set<MeterRow>() on assignment.MeterId equals meter.Id
                   where assignment.UserId == person.Id
                   orderby assignment.FromAt, assignment.Id
                   select new { meter.Source, assignment.FromAt, assignment.UntilAt };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return [row.Source, Text(row.FromAt), Text(row.UntilAt)];
        }
    }

    private async IAsyncEnumerable<object?[]> Audit(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var lines = database.Set<AuditRow>().AsNoTracking()
            .Where(line => line.Who == person.Pseudonym || line.Subject.Contains(person.Pseudonym)
                || line.Before!.Contains(person.Pseudonym) || line.After!.Contains(person.Pseudonym)).OrderBy(line => line.Id);
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            // Who else is named stays a pseudonym: that is somebody else's.
            yield return [Text(line.At), Own(line.Who), line.What, Own(line.Subject), Own(line.Before), Own(line.After)];
        }

        string? Own(string? text) => text?.Replace(person.Pseudonym, person.Email, StringComparison.Ordinal);
    }

    private async IAsyncEnumerable<object?[]> Mentions(Person person, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        await database.Database.OpenConnectionAsync(cancellation);
        foreach (var mention in new AddressSweep(database, person).Find())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return [mention.Table, mention.Column, mention.Text];
        }
    }

    private static string? Text(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
