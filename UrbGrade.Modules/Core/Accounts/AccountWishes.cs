using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Wishes as columns of the account. They open and close nothing, so the audit does not note them.</summary>
internal sealed class AccountWishes(IUrbGradeContexts contexts, ICommitQueue queue) : IAccountWishes
{
    public Task SetLanguage(string accountId, string language, CancellationToken cancellation) =>
        Change(accountId, user => user.Language = language, cancellation);

    public async Task<bool> AwaitsTour(string accountId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        return IdOf(accountId) is { } id && await database.Users.AnyAsync(user => user.Id == id && !user.HasSeenTour, cancellation);
    }

    public Task EndTour(string accountId, CancellationToken cancellation) => Change(accountId, user => user.HasSeenTour = true, cancellation);

    private static int? IdOf(string accountId) => int.TryParse(accountId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private Task<string> Change(string accountId, Action<UserAccount> change, CancellationToken cancellation) => queue.Commit(session =>
    {
        using var database = contexts.Write(TenantScope.Platform, session);
        if (IdOf(accountId) is { } id && database.Users.SingleOrDefault(user => user.Id == id) is { } user)
        {
            change(user);
            database.SaveChanges();
        }

        return accountId;
    }, cancellation);
}
