using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Accounts;

internal sealed class Invitations(AuditedChanges changes, Reach reach, TimeProvider time) : IInvitations
{
    private static readonly TimeSpan LinkLasts = TimeSpan.FromDays(7);

    public async Task<AccountLink> Invite(UserInvitation invitation, CancellationToken cancellation)
    {
        if (!reach.MayGive(invitation.Role, invitation.TenantCode, out var tenant, out var refusal))
        {
            return new AccountLink(refusal);
        }

        if (PasswordRules.BrokenBy(invitation.Email) is { } broken)
        {
            return new AccountLink(Refused.Invalid(broken));
        }

        return await Link((database, add) =>
        {
            if (AccountRows.Find(database, invitation.Email) is not null)
            {
                return Refused.AlreadyExists("Account.ExistsNewLink", $"There is an account of '{invitation.Email}' already; a new link can be made for it.");
            }

            var user = new UserAccount
            {
                Email = invitation.Email,
                TenantId = tenant?.Id,
                DisplayName = invitation.DisplayName ?? UserAccount.NameIn(invitation.Email),
            };
            AccountRows.Add(database, user, invitation.Role);
            add(user);
            return AuditedChange.Done(tenant?.Id, "account.invited", invitation.Email, null, invitation.Role);
        }, cancellation);
    }

    public Task<AccountLink> NewLink(string email, CancellationToken cancellation) => Link((database, add) =>
    {
        if (reach.FindUser(database, email) is not { } user)
        {
            return Refused.NotFound("Account.Unknown", $"There is no account of '{email}' in reach.");
        }

        database.Set<AccountLinkRow>().Where(link => link.UserId == user.Id).ExecuteDelete();
        add(user);
        return AuditedChange.Done(user.TenantId, "account.link", user.Email!);
    }, cancellation);

    private async Task<AccountLink> Link(Func<UrbGradeContext, Action<UserAccount>, AuditedChange> change, CancellationToken cancellation)
    {
        var token = Credentials.NewToken();
        var now = time.GetUtcNow();
        var result = await changes.Commit(TenantScope.Platform, null, database => change(database, user => database.Add(new AccountLinkRow
        {
            UserId = user.Id,
            TokenHash = Credentials.HashOfToken(token),
            CreatedAt = now,
            ExpiresAt = now + LinkLasts,
        })), cancellation);
        return result.Outcome == AdministrationOutcome.Done ? new AccountLink(result, token, now + LinkLasts) : new AccountLink(result);
    }
}
