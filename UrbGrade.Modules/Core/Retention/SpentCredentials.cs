using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Retention;

/// <summary>One-time links and tokens that no longer open anything.</summary>
internal sealed class SpentCredentials(IUrbGradeContexts contexts) : IStoredKind
{
    public RetentionKind Kind => RetentionKind.Credentials;

    public async Task<long> Count(int tenantId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await Links(database, tenantId, before).CountAsync(cancellation) + await Tokens(database, before).CountAsync(cancellation);
    }

    public async Task<Func<IWriteSession, int>?> Next(int tenantId, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var links = await Links(database, tenantId, before).Select(link => link.Id).Take(most).ToListAsync(cancellation);
        var tokens = await Tokens(database, before).Select(token => token.Id).Take(most).ToListAsync(cancellation);
        return links.Count + tokens.Count == 0 ? null : session =>
        {
            using var writing = contexts.Write(TenantScope.Of(tenantId), session);
            return writing.Set<AccountLinkRow>().Where(link => links.Contains(link.Id)).ExecuteDelete()
                + writing.Set<ApiTokenRow>().Where(token => tokens.Contains(token.Id)).ExecuteDelete();
        };
    }

    private static IQueryable<AccountLinkRow> Links(UrbGradeContext database, int tenantId, DateTimeOffset before) =>
        database.Set<AccountLinkRow>().Where(link => link.ExpiresAt < before
            && database.Set<UserAccount>().Any(user => user.Id == link.UserId && user.TenantId == tenantId)).OrderBy(link => link.Id);

    private static IQueryable<ApiTokenRow> Tokens(UrbGradeContext database, DateTimeOffset before) =>
        database.Set<ApiTokenRow>().Where(token => token.ExpiresAt < before || token.RevokedAt < before).OrderBy(token => token.Id);
}
