using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Sign-in. Five wrong passwords lock an account for a quarter of an hour.</summary>
internal sealed class SignIn(
    IUrbGradeContexts contexts, ICommitQueue queue, IAuditLog audit, Credentials credentials, TimeProvider time) : IAccounts
{
    private const int MostFailures = 5;
    private static readonly TimeSpan LockoutLasts = TimeSpan.FromMinutes(15);

    public async Task<SignInResult> CheckPassword(string email, string password, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var normal = AccountRows.Normal(email);
        var user = await database.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == normal, cancellation);
        if (user?.LockoutEnd > time.GetUtcNow())
        {
            return new SignInResult(SignInOutcome.LockedOut);
        }

        var fits = credentials.Fits(user, password);
        if (user is null || user.DisabledAt is not null)
        {
            return new SignInResult(SignInOutcome.Refused);
        }

        if (!fits)
        {
            return new SignInResult(await Count(user.Id, cancellation) ? SignInOutcome.LockedOut : SignInOutcome.Refused);
        }

        if (user.AccessFailedCount > 0 || user.LockoutEnd is not null)
        {
            await Change(user.Id, (_, known) => (known.AccessFailedCount, known.LockoutEnd) = (0, null), cancellation);
        }

        return new SignInResult(SignInOutcome.Accepted, Session(database, user));
    }

    public async Task<SignedInAccount?> Find(string accountId, CancellationToken cancellation)
    {
        if (!int.TryParse(accountId, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        await using var database = contexts.Read(TenantScope.Platform);
        var user = await database.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellation);
        return user is null || user.DisabledAt is not null ? null : Session(database, user);
    }

    private static SignedInAccount Session(UrbGradeContext database, UserAccount user) => new(
        user.Id.ToString(CultureInfo.InvariantCulture), user.Email!, user.SecurityStamp!, user.TenantId, AccountRows.RolesOf(database, user.Id),
        database.Set<TenantRow>().Where(t => t.Id == user.TenantId).Select(t => t.Name).SingleOrDefault());

    /// <summary>Counts a failure.</summary>
    /// <returns>Whether the account is locked now.</returns>
    private async Task<bool> Count(int userId, CancellationToken cancellation)
    {
        var locked = false;
        await Change(userId, (session, user) =>
        {
            user.AccessFailedCount++;
            if (user.AccessFailedCount >= MostFailures)
            {
                locked = true;
                (user.AccessFailedCount, user.LockoutEnd) = (0, time.GetUtcNow() + LockoutLasts);
                audit.Append(session, new AuditEntry(user.Email!, user.TenantId, "account.locked", user.Email!));
            }
        }, cancellation);
        return locked;
    }

    private Task<int> Change(int userId, Action<IWriteSession, UserAccount> change, CancellationToken cancellation) => queue.Commit(session =>
    {
        using var database = contexts.Write(TenantScope.Platform, session);
        change(session, database.Users.Single(user => user.Id == userId));
        return database.SaveChanges();
    }, cancellation);
}
