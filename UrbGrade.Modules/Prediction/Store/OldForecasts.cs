using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Retention;

namespace UrbGrade.Modules.Prediction.Store;

/// <summary>Forecasts of past nights.</summary>
internal sealed class OldForecasts(IUrbGradeContexts contexts) : IStoredKind
{
    public RetentionKind Kind => RetentionKind.Forecasts;

    public async Task<long> Count(int tenantId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await Old(database, before).LongCountAsync(cancellation);
    }

    public async Task<Func<IWriteSession, int>?> Next(int tenantId, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        if (await Old(database, before).MinAsync(f => (DateOnly?)f.Night, cancellation) is not { } oldest)
        {
            return null;
        }

        var standings = await Old(database, before).Where(f => f.Night == oldest)
            .OrderBy(f => f.StandingId).Select(f => f.StandingId).Take(most).ToListAsync(cancellation);
        return session =>
        {
            using var writing = contexts.Write(TenantScope.Of(tenantId), session);
            return Old(writing, before).Where(f => f.Night == oldest && standings.Contains(f.StandingId)).ExecuteDelete();
        };
    }

    /// <summary>The time is the begin of a local month, within a day of that of UTC.</summary>
    private static IQueryable<ForecastRow> Old(UrbGradeContext database, DateTimeOffset before)
    {
        var middle = DateOnly.FromDateTime(before.UtcDateTime.AddDays(1));
        var month = new DateOnly(middle.Year, middle.Month, 1);
        return database.Set<ForecastRow>().Where(f => f.Night < month);
    }
}
