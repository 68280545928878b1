using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Accounts;

internal sealed class UserDirectory(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, ITenantRegistry tenants, Credentials credentials, TimeProvider time)
    : IUserDirectory
{
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
            user.LockoutEnd > time.GetUtcNow() ? user.LockoutEnd : null, user.DisabledAt is not null));
    }

    public async Task<AdministrationResult> Add(UserDraft user, CancellationToken cancellation)
    {
        if (reach.Scope is null)
        {
            return Refused.NotAllowed;
        }

        if (!AccountRows.Roles.Contains(user.Role))
        {
            return Refused.Invalid($"The role is '{user.Role}'; allowed are {string.Join(", ", AccountRows.Roles)}.");
        }

        TenantInfo? tenant = null;
        if (user.Role == AccountRole.PlatformAdministrator)
        {
            if (!reach.IsPlatform || user.TenantCode is not null)
            {
                return reach.IsPlatform ? Refused.Invalid("A platform administrator belongs to no tenant; leave the tenant out.") : Refused.NotAllowed;
            }
        }
        else if (user.TenantCode is null)
        {
            return Refused.Invalid($"An account with the role {user.Role} belongs to a tenant; name its code.");
        }
        else if (!reach.TryFind(user.TenantCode, out tenant, out var refusal))
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
            DisplayName = user.DisplayName ?? user.Email[..user.Email.IndexOf('@', StringComparison.Ordinal)],
        };
        row.PasswordHash = credentials.Hash(row, user.Password);
        return await changes.Commit(TenantScope.Platform, null, database =>
        {
            if (AccountRows.Find(database, user.Email) is not null)
            {
                return Refused.AlreadyExists($"There is an account of '{user.Email}' already.");
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
        return await Change(email, "account.password", user =>
        {
            (user.PasswordHash, user.AccessFailedCount, user.LockoutEnd) = (hash, 0, null);
            return true;
        }, cancellation);
    }

    public Task<AdministrationResult> SetDisabled(string email, bool disabled, CancellationToken cancellation) =>
        Change(email, disabled ? "account.disabled" : "account.enabled", user =>
        {
            if (disabled == user.DisabledAt is not null)
            {
                return false;
            }

            user.DisabledAt = disabled ? time.GetUtcNow() : null;
            return true;
        }, cancellation);

    private async Task<AdministrationResult> Change(string email, string what, Func<UserAccount, bool> change, CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return Refused.NotAllowed;
        }

        return await changes.Commit(TenantScope.Platform, null, database =>
        {
            var user = AccountRows.Find(database, email);
            if (user is null || !(scope.SeesAll || user.TenantId == scope.TenantId))
            {
                return Refused.NotFound($"There is no account of '{email}' in reach.");
            }

            if (!change(user))
            {
                return AuditedChange.Nothing;
            }

            user.SecurityStamp = Credentials.NewStamp();
            return AuditedChange.Done(user.TenantId, what, email);
        }, cancellation);
    }
}
