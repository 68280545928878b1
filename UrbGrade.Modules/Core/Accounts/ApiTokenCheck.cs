using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Accounts;

/// <summary>Looks a token up by its hash. That it was used is written once an hour, so that reading stays reading.</summary>
internal sealed partial class ApiTokenCheck(
    IUrbGradeContexts contexts, ICommitQueue queue, TimeProvider time, ILogger<ApiTokenCheck> logger) : IApiTokenCheck
{
    private static readonly TimeSpan UseIsNoted = TimeSpan.FromHours(1);

    public async Task<ApiTokenOwner?> Find(string token, CancellationToken cancellation)
    {
        var hash = Credentials.HashOfToken(token);
        ApiTokenRow? row;
        await using (var database = contexts.Read(TenantScope.Platform))
        {
            row = await database.Set<ApiTokenRow>().AsNoTracking().SingleOrDefaultAsync(t => t.TokenHash == hash, cancellation);
        }

        var now = time.GetUtcNow();
        if (row is null || row.RevokedAt is not null || row.ExpiresAt <= now)
        {
            return null;
        }

        if (row.LastUsedAt is not { } last || now - last >= UseIsNoted)
        {
            await Note(row, now, cancellation);
        }

        return new ApiTokenOwner(row.Id, row.TenantId, row.Name);
    }

    private async Task Note(ApiTokenRow row, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await queue.Commit(session =>
            {
                using var database = contexts.Write(TenantScope.Of(row.TenantId), session);
                return database.Set<ApiTokenRow>().Where(t => t.Id == row.Id).ExecuteUpdate(t => t.SetProperty(x => x.LastUsedAt, now));
            }, cancellation);
        }
        catch (StoreUnavailableException failure)
        {
            // Whoever reads is not to wait for a database that cannot write.
            LogUseNotNoted(row.Id, failure.Message);
        }
    }

    [LoggerMessage(EventId = 1140, Level = LogLevel.Warning, Message = "The use of API token {TokenId} could not be noted; what it asks for is read: {Reason}")]
    private partial void LogUseNotNoted(int tokenId, string reason);
}
