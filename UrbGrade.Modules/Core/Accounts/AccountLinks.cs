using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Accounts;

internal sealed class AccountLinks(
    IUrbGradeContexts contexts, ICommitQueue queue, IAuditLog audit, Credentials credentials, TimeProvider time) : IAccountLinks
{
    public async Task<string?> Find(string token, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var database = contexts.Read(TenantScope.Platform);
        return Open(database, token)?.Email;
    }

    public async Task<AdministrationResult> ChoosePassword(string token, string password, CancellationToken cancellation)
    {
        if (await Find(token, cancellation) is not { } email)
        {
            return Refused.LinkClosed;
        }

        if (PasswordRules.Broken(email, password) is { } broken)
        {
            return Refused.Invalid(broken);
        }

        var hash = credentials.Hash(new UserAccount(), password);
        return await queue.Commit(session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            if (Open(database, token) is not { } user)
            {
                return Refused.LinkClosed;
            }

            user.PasswordHash = hash;
            (user.AccessFailedCount, user.LockoutEnd, user.SecurityStamp) = (0, null, Credentials.NewStamp());
            database.Set<AccountLinkRow>().Where(link => link.UserId == user.Id).ExecuteDelete();
            database.SaveChanges();
            audit.Append(session, new AuditEntry(user.Email!, user.TenantId, "account.password", user.Email!, null, "by a one-time link"));
            return new AdministrationResult(AdministrationOutcome.Done);
        }, cancellation);
    }

    /// <summary>The account that the link opens.</summary>
    private UserAccount? Open(UrbGradeContext database, string token)
    {
        var hash = Credentials.HashOfToken(token);
        var link = database.Set<AccountLinkRow>().AsNoTracking().SingleOrDefault(l => l.TokenHash == hash);
        return link is not null && link.ExpiresAt > time.GetUtcNow()
            ? database.Users.SingleOrDefault(user => user.Id == link.UserId && user.DisabledAt == null)
            : null;
    }
}
