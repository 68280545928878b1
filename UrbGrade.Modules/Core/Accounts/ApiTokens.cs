using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Accounts;

internal sealed class ApiTokens(IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, TimeProvider time) : IApiTokens
{
    /// <summary>Lets a leaked token be recognised by those who search for such.</summary>
    private const string Mark = "ugt_";

    private const int LongestDays = 730;
    private const int ShownCharacters = 10;

    public async Task<IReadOnlyList<ApiTokenEntry>> List(CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return [];
        }

        await using var database = contexts.Read(scope);
        return await (
            from token in database.Set<ApiTokenRow>().AsNoTracking()
            join tenant in database.Set<TenantRow>() on token.TenantId equals tenant.Id
            orderby token.Id descending
            select new ApiTokenEntry(
                token.Id, tenant.Code, token.Name, token.Beginning, token.CreatedBy, token.CreatedAt, token.ExpiresAt, token.LastUsedAt,
                token.RevokedAt)).ToListAsync(cancellation);
    }

    public async Task<IssuedApiToken> Issue(string? tenantCode, string name, int days, CancellationToken cancellation)
    {
        if (!reach.TryFind(tenantCode, out var tenant, out var refusal))
        {
            return new IssuedApiToken(refusal);
        }

        name = name.Trim();
        if (name.Length is < 3 or > 100)
        {
            return new IssuedApiToken(Refused.Invalid("Token.Name", $"The name is '{name}'; allowed are 3 to 100 characters that say what the token is for."));
        }

        if (days is < 1 or > LongestDays)
        {
            return new IssuedApiToken(Refused.Invalid("Token.Days", $"The token would count for {days} days; allowed are 1 to {LongestDays}."));
        }

        var token = Mark + Credentials.NewToken();
        var now = time.GetUtcNow();
        var row = new ApiTokenRow
        {
            TenantId = tenant.Id,
            Name = name,
            TokenHash = Credentials.HashOfToken(token),
            Beginning = token[..ShownCharacters],
            CreatedBy = changes.Who,
            CreatedAt = now,
            ExpiresAt = now.AddDays(days),
        };
        var result = await changes.Commit(TenantScope.Of(tenant.Id), null, database =>
        {
            database.Add(row);
            return AuditedChange.Done(tenant.Id, "token.issued", $"{name} ({row.Beginning}…)", null, $"until {row.ExpiresAt:yyyy-MM-dd}");
        }, cancellation);
        return result.Outcome == AdministrationOutcome.Done ? new IssuedApiToken(result, token, row.ExpiresAt) : new IssuedApiToken(result);
    }

    public async Task<AdministrationResult> Revoke(int tokenId, CancellationToken cancellation)
    {
        if (reach.Scope is not { } scope)
        {
            return Refused.NotAllowed;
        }

        return await changes.Commit(scope, null, database =>
        {
            if (database.Set<ApiTokenRow>().SingleOrDefault(t => t.Id == tokenId) is not { } row)
            {
                return Refused.NotFound("Token.Unknown", $"There is no token {tokenId} in reach.");
            }

            if (row.RevokedAt is not null)
            {
                return AuditedChange.Nothing;
            }

            row.RevokedAt = time.GetUtcNow();
            return AuditedChange.Done(row.TenantId, "token.revoked", $"{row.Name} ({row.Beginning}…)");
        }, cancellation);
    }
}
