using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Sign-in. Five wrong passwords lock an account for a quarter of an hour. Every attempt takes the same steps and, when it is
/// refused, gets the same answer: it tells neither which addresses have an account, nor whether a guess at a locked one was right.</summary>
internal sealed class SignIn(
    IUrbGradeContexts contexts, ICommitQueue queue, IAuditLog audit, Credentials credentials, TimeProvider time) : IAccounts
{
    private const int MostFailures = 5;
    private static readonly TimeSpan LockoutLasts = TimeSpan.FromMinutes(15);

    public async Task<SignInResult> CheckPassword(string email, string password, CancellationToken cancellation)
    {
        string? hash;
        bool fits;
        await using (var database = contexts.Read(TenantScope.Platform))
        {
            var known = AccountRows.Find(database, email);
            hash = known?.PasswordHash;
            fits = credentials.Fits(known, password);
        }

        return await queue.Commit(session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            var user = AccountRows.Find(database, email);
            var refusal = Refusal(user, fits && user?.PasswordHash == hash);
            if (refusal is null)
            {
                (user!.AccessFailedCount, user.LockoutEnd) = (0, null);
            }

            database.SaveChanges();
            audit.Append(session, Line(user, refusal));
            return refusal is null ? new SignInResult(SignInOutcome.Accepted, Session(database, user!)) : new SignInResult(SignInOutcome.Refused);
        }, cancellation);
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

    public async Task<SignedInAccount?> ChooseTenant(string accountId, int tenantId, CancellationToken cancellation)
    {
        if (await Find(accountId, cancellation) is not { } account || !account.Roles.Contains(AccountRole.PlatformAdministrator))
        {
            return null;
        }

        return await queue.Commit(session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            if (database.Set<TenantRow>().AsNoTracking().SingleOrDefault(t => t.Id == tenantId) is not { } tenant)
            {
                return null;
            }

            audit.Append(session, new AuditEntry(account.Email, tenant.Id, "tenant.chosen", tenant.Code));
            return account;
        }, cancellation);
    }

    private static SignedInAccount Session(UrbGradeContext database, UserAccount user) => new(
        user.Id.ToString(CultureInfo.InvariantCulture), user.Email!, user.SecurityStamp!, user.TenantId, AccountRows.RolesOf(database, user.Id),
        database.Set<TenantRow>().Where(t => t.Id == user.TenantId).Select(t => t.Name).SingleOrDefault());

    // An address without an account is not kept: it may be a password, typed into the wrong field.
    private static AuditEntry Line(UserAccount? user, string? refusal) => new(
        user?.Email ?? "unknown", user?.TenantId, refusal is null ? "account.signed-in" : "account.refused", user?.Email ?? "sign-in", null, refusal);

    /// <summary>Why the account is not let in; counts a wrong password.</summary>
    private string? Refusal(UserAccount? user, bool fits)
    {
        if (user is null)
        {
            return "no such account";
        }

        if (user.DisabledAt is not null)
        {
            return "disabled";
        }

        if (user.LockoutEnd > time.GetUtcNow())
        {
            return "locked";
        }

        if (fits)
        {
            return null;
        }

        if (++user.AccessFailedCount < MostFailures)
        {
            return "wrong password";
        }

        (user.AccessFailedCount, user.LockoutEnd) = (0, time.GetUtcNow() + LockoutLasts);
        return "wrong password; locked now";
    }
}
