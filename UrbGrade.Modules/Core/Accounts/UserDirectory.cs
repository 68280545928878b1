using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Accounts;

internal sealed class UserDirectory(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, ITenantRegistry tenants, Credentials credentials, TimeProvider time)
    : IUserDirectory
{
    private static readonly Refusal LastAdministrator = new("Account.LastAdministrator", $"This is the last account that can administer the platform; add another one first.");

    public async Task<IReadOnlyList<UserEntry>> List(CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return [];
        }

        await using var database = contexts.Read(scope);
        var users = await database.Users.AsNoTracking()
            .Where(user => scope.SeesAll || user.TenantId == scope.TenantId).OrderBy(user => user.Email).ToListAsync(cancellation);
        return users.ConvertAll(user => new UserEntry(
            user.Email!, user.DisplayName, user.TenantId is { } id ? tenants.Find(id)?.Code : null, AccountRows.RolesOf(database, user.Id),
            user.LockoutEnd > time.GetUtcNow() ? user.LockoutEnd : null, user.DisabledAt is not null, user.TwoFactorEnabled,
            user.PasswordHash is null));
    }

    public async Task<AdministrationResult> Add(UserDraft user, CancellationToken cancellation)
    {
        if (user.TenantCode is null && user.Role != AccountRole.PlatformAdministrator && reach.IsPlatform)
        {
            return Refused.Invalid("Account.NeedsTenant", $"An account with the role {user.Role} belongs to a tenant; name its code.");
        }

        if (!reach.MayGive(user.Role, user.TenantCode, out var tenant, out var refusal))
        {
            return refusal;
        }

        if (PasswordRules.Broken(user.Email, user.Password) is { } broken)
        {
            return Refused.Invalid(broken);
        }

        var row = new UserAccount
        {
            Email = user.Email,
            TenantId = tenant?.Id,
            DisplayName = user.DisplayName ?? UserAccount.NameIn(user.Email),
        };
        row.PasswordHash = credentials.Hash(row, user.Password);
        return await changes.Commit(TenantScope.Platform, null, database =>
        {
            if (AccountRows.Find(database, user.Email) is not null)
            {
                return Refused.AlreadyExists("Account.Exists", $"There is an account of '{user.Email}' already.");
            }

            AccountRows.Add(database, row, user.Role);
            return AuditedChange.Done(tenant?.Id, "account.added", user.Email, null, user.Role);
        }, cancellation);
    }

    public async Task<AdministrationResult> SetPassword(string email, string password, CancellationToken cancellation)
    {
        if (PasswordRules.Broken(email, password) is { } broken)
        {
            return Refused.Invalid(broken);
        }

        var hash = credentials.Hash(new UserAccount(), password);
        return await Change(email, "account.password", (database, user) =>
        {
            (user.PasswordHash, user.AccessFailedCount, user.LockoutEnd) = (hash, 0, null);
            database.Set<AccountLinkRow>().Where(link => link.UserId == user.Id).ExecuteDelete();
            return null;
        }, cancellation);
    }

    public Task<AdministrationResult> SetDisabled(string email, bool disabled, CancellationToken cancellation) =>
        Change(email, disabled ? "account.disabled" : "account.enabled", (database, user) =>
        {
            if (disabled == user.DisabledAt is not null)
            {
                return AuditedChange.Nothing;
            }

            if (disabled && IsLastAdministrator(database, user))
            {
                return Refused.Invalid(LastAdministrator);
            }

            ExternalLogins.Forget(database, user);
            user.DisabledAt = disabled ? time.GetUtcNow() : null;
            return null;
        }, cancellation);

    public async Task<AdministrationResult> SetRole(string email, string role, CancellationToken cancellation)
    {
        if (!AccountRows.Roles.Contains(role))
        {
            return Refused.Invalid("Account.Role", $"The role is '{role}'; allowed are {string.Join(", ", AccountRows.Roles)}.");
        }

        return await Change(email, "account.role", (database, user) =>
        {
            var before = AccountRows.RolesOf(database, user.Id);
            if (before is [var only] && only == role)
            {
                return AuditedChange.Nothing;
            }

            if (user.TenantId is null != (role == AccountRole.PlatformAdministrator))
            {
                return Refused.Invalid("Account.PlatformOrTenant", $"An administrator of the platform belongs to no tenant, and everybody else to one; add another account instead.");
            }

            AccountRows.SetRole(database, user, role);
            return AuditedChange.Done(user.TenantId, "account.role", email, string.Join(", ", before), role);
        }, cancellation);
    }

    public Task<AdministrationResult> Unlock(string email, CancellationToken cancellation) => Change(email, "account.unlocked", (_, user) =>
    {
        if (user.LockoutEnd is not { } end || end <= time.GetUtcNow())
        {
            return AuditedChange.Nothing;
        }

        (user.AccessFailedCount, user.LockoutEnd) = (0, null);
        return null;
    }, cancellation);

    public Task<AdministrationResult> RemoveSecondFactor(string email, CancellationToken cancellation) =>
        Change(email, "account.second-factor", (database, user) =>
        {
            if (!user.TwoFactorEnabled)
            {
                return AuditedChange.Nothing;
            }

            SecondFactorKeys.Forget(database, user);
            return AuditedChange.Done(user.TenantId, "account.second-factor", email, "on", "off");
        }, cancellation);

    private static bool IsLastAdministrator(UrbGradeContext database, UserAccount user) =>
        AccountRows.RolesOf(database, user.Id).Contains(AccountRole.PlatformAdministrator) && !AccountRows.HasPlatformAdministratorBeside(database, user);

    /// <summary>Changes an account in reach and ends its sessions.</summary>
    /// <param name="change">Null for a change that its name says all of.</param>
    private async Task<AdministrationResult> Change(
        string email, string what, Func<UrbGradeContext, UserAccount, AuditedChange?> change, CancellationToken cancellation)
    {
        if (reach.Scope is null)
        {
            return Refused.NotAllowed;
        }

        return await changes.Commit(TenantScope.Platform, null, database =>
        {
            if (reach.FindUser(database, email) is not { } user)
            {
                return Refused.NotFound("Account.Unknown", $"There is no account of '{email}' in reach.");
            }

            var done = change(database, user) ?? AuditedChange.Done(user.TenantId, what, email);
            if (done.What is not null)
            {
                user.SecurityStamp = Credentials.NewStamp();
            }

            return done;
        }, cancellation);
    }
}
