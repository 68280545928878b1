using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Retention;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Lines of gateways' logs.</summary>
internal sealed class OldToldEvents(IUrbGradeContexts contexts) : IStoredKind
{
    public RetentionKind Kind => RetentionKind.GatewayLogs;

    public async Task<long> Count(int tenantId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await Lines(database, before).CountAsync(cancellation);
    }

    public async Task<Func<IWriteSession, int>?> Next(int tenantId, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var lines = await Lines(database, before).OrderBy(line => line.Id).Select(line => line.Id).Take(most).ToListAsync(cancellation);
        return lines.Count == 0 ? null : session =>
        {
            using var writing = contexts.Write(TenantScope.Of(tenantId), session);
            return writing.Set<SiteRecordRow>().Where(line => lines.Contains(line.Id)).ExecuteDelete();
        };
    }

    private static IQueryable<SiteRecordRow> Lines(UrbGradeContext database, DateTimeOffset before)
    {
        var kinds = ToldEvents.Kinds;
        return database.Set<SiteRecordRow>().Where(line => EF.Parameter(kinds).Contains(line.Kind) && line.At < before);
    }
}
