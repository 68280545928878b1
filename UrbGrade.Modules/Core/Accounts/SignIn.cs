using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Sign-in. Every attempt takes the same steps and, when it is refused, gets the same answer: it tells neither which addresses
/// have an account, nor whether a guess at a locked one was right.</summary>
internal sealed class SignIn(
    IUrbGradeContexts contexts, ICommitQueue queue, IAuditLog audit, Credentials credentials, SecondFactorKeys keys, Lockout lockout) : IAccounts
{
    private const string SomebodyElses = "the account is somebody else's at the service";

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
            return Answer(session, database, user, lockout.Refusal(user, fits && user?.PasswordHash == hash, "wrong password"), isPassword: true);
        }, cancellation);
    }

    public async Task<SignInResult> CheckCode(string pending, string code, CancellationToken cancellation)
    {
        var begun = PendingSignIn.Parse(pending);
        AppKey? key;
        await using (var database = contexts.Read(TenantScope.Platform))
        {
            key = begun is null ? null : keys.Open(database, begun.AccountId);
        }

        return await queue.Commit(session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            var user = begun is null ? null : database.Users.SingleOrDefault(u =>
                u.Id == begun.AccountId && u.SecurityStamp == begun.SecurityStamp && u.TwoFactorEnabled);
            var fits = user is not null && !lockout.IsShut(user) && keys.Fits(database, user, key, code);
            var refusal = lockout.Refusal(user, fits, "wrong code");
            if (refusal is null && begun!.Identity is { } identity)
            {
                refusal = ExternalLogins.IsSomebodyElses(database, user!, identity) ? SomebodyElses : null;
            }

            return Answer(session, database, user, refusal, isPassword: false, begun?.Identity);
        }, cancellation);
    }

    public Task<SignInResult> Admit(ExternalIdentity identity, bool admitsPlatformAdministrators, CancellationToken cancellation) =>
        queue.Commit(session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            var user = ExternalLogins.Find(database, identity) ?? AccountRows.Find(database, identity.Email);
            var refusal = user is null ? "no such account"
                : user.DisabledAt is not null ? "disabled"
                : !admitsPlatformAdministrators && AccountRows.RolesOf(database, user.Id).Contains(AccountRole.PlatformAdministrator)
                    ? "a platform administrator, whom the service may not let in"
                : ExternalLogins.IsSomebodyElses(database, user, identity) ? SomebodyElses : null;
            return refusal is null && user!.TwoFactorEnabled ? CodeNeeded(user, identity) : Outcome(session, database, user, refusal, identity);
        }, cancellation);

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
        database.Set<TenantRow>().Where(t => t.Id == user.TenantId).Select(t => t.Name).SingleOrDefault(), user.Language);

    private static SignInResult CodeNeeded(UserAccount user, ExternalIdentity? identity = null) =>
        new(SignInOutcome.CodeNeeded, Pending: PendingSignIn.Of(user, identity).ToString());

    // An address without an account is not kept: it may be a password, typed into the wrong field.
    private static AuditEntry Line(UserAccount? user, string? refusal) => new(
        user?.Email ?? "unknown", user?.TenantId, refusal is null ? "account.signed-in" : "account.refused", user?.Email ?? "sign-in", null, refusal);

    /// <summary>Says how an attempt ended, here and in the audit. Failures are forgotten once somebody is in, not by the password alone:
    /// whoever knows that could otherwise try codes without end.</summary>
    private SignInResult Answer(
        IWriteSession session, UrbGradeContext database, UserAccount? user, string? refusal, bool isPassword, ExternalIdentity? identity = null)
    {
        var codeNeeded = refusal is null && isPassword && user!.TwoFactorEnabled;
        if (refusal is null && !codeNeeded)
        {
            (user!.AccessFailedCount, user.LockoutEnd) = (0, null);
        }

        database.SaveChanges();
        if (codeNeeded)
        {
            return CodeNeeded(user!);
        }

        return Outcome(session, database, user, refusal, identity);
    }

    /// <summary>The last step, after everything that is asked for: only now is an account linked to the person of another service.</summary>
    private SignInResult Outcome(IWriteSession session, UrbGradeContext database, UserAccount? user, string? refusal, ExternalIdentity? identity)
    {
        audit.Append(session, Line(user, refusal) with { After = refusal ?? (identity is null ? null : $"by {new Uri(identity.Issuer).Host}") });
        if (refusal is not null)
        {
            return new SignInResult(SignInOutcome.Refused);
        }

        if (identity is not null)
        {
            ExternalLogins.Link(database, user!, identity);
        }

        return new SignInResult(SignInOutcome.Accepted, Session(database, user!));
    }
}
