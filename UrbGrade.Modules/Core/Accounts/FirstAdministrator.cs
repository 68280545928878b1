using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>The door for the first platform administrator: open to whoever holds a link, until there is one.</summary>
internal sealed class FirstAdministrator(
    IUrbGradeContexts contexts, ICommitQueue queue, IAuditLog audit, Credentials credentials, TimeProvider time)
    : IFirstAdministrator, IAdministratorLinks
{
    private static readonly TimeSpan LinkLasts = TimeSpan.FromDays(1);

    public Task<bool> IsNeeded(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var database = contexts.Read(TenantScope.Platform);
        return Task.FromResult(!AccountRows.HasPlatformAdministrator(database));
    }

    public async Task<string?> NewToken(CancellationToken cancellation)
    {
        var token = Credentials.NewToken();
        var now = time.GetUtcNow();
        var isOpen = await queue.Commit(session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            if (AccountRows.HasPlatformAdministrator(database))
            {
                return false;
            }

            database.Add(new AdministratorLinkRow
            {
                TokenHash = Credentials.HashOfToken(token),
                CreatedAt = now,
                ExpiresAt = now + LinkLasts,
            });
            database.SaveChanges();
            return true;
        }, cancellation);
        return isOpen ? token : null;
    }

    public Task<bool> IsOpen(string token, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var database = contexts.Read(TenantScope.Platform);
        return Task.FromResult(OpenLink(database, token) is not null);
    }

    public async Task<AdministrationResult> Create(string token, string email, string password, CancellationToken cancellation)
    {
        if (!await IsOpen(token, cancellation))
        {
            return Refused.LinkClosed;
        }

        if (PasswordRules.Broken(email, password) is { } broken)
        {
            return Refused.Invalid(broken);
        }

        var user = new UserAccount { Email = email, DisplayName = UserAccount.NameIn(email) };
        user.PasswordHash = credentials.Hash(user, password);
        return await queue.Commit(session =>
        {
            using var database = contexts.Write(TenantScope.Platform, session);
            if (OpenLink(database, token) is not { } link)
            {
                return Refused.LinkClosed;
            }

            if (AccountRows.Find(database, email) is not null)
            {
                return Refused.AlreadyExists("Account.Exists", $"There is an account of '{email}' already.");
            }

            link.UsedAt = time.GetUtcNow();
            AccountRows.Add(database, user, AccountRole.PlatformAdministrator);
            database.SaveChanges();
            audit.Append(session, new AuditEntry(
                "platform", null, "account.added", email, null, $"{AccountRole.PlatformAdministrator}, by the first administrator's link"));
            return new AdministrationResult(AdministrationOutcome.Done);
        }, cancellation);
    }

    private AdministratorLinkRow? OpenLink(UrbGradeContext database, string token)
    {
        var hash = Credentials.HashOfToken(token);
        var link = database.Set<AdministratorLinkRow>().SingleOrDefault(l => l.TokenHash == hash);
        return link is { UsedAt: null } && link.ExpiresAt > time.GetUtcNow() && !AccountRows.HasPlatformAdministrator(database) ? link : null;
    }
}
