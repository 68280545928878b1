using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

internal sealed class RecordQueries(IUrbGradeContexts contexts, ITenantSession session, ITenantRegistry tenants) : IRecordQueries
{
    public async Task<IReadOnlyList<SiteRecordEntry>> List(string? tenantCode, string? kind, int most, CancellationToken cancellation)
    {
        var tenantId = tenantCode is null ? session.CurrentTenantId : tenants.FindByCode(tenantCode)?.Id;
        if (tenantId is not { } id || !(session.IsPlatformAdministrator || session.CurrentTenantId == id))
        {
            return [];
        }

        var logs = ToldEvents.Kinds;
        await using var database = contexts.Read(TenantScope.Of(id));
        return await database.Set<SiteRecordRow>().AsNoTracking()
            .Where(r => (kind == null ? !EF.Parameter(logs).Contains(r.Kind) : r.Kind == kind)
                && !database.Set<SiteRecordRow>().Any(later => later.TenantId == r.TenantId && later.Kind == r.Kind && later.Key == r.Key && later.Revision > r.Revision))
            .OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Take(most)
            .Select(r => new SiteRecordEntry(r.Kind, r.Key, r.Revision, r.Subject, r.At, r.Fields)).ToListAsync(cancellation);
    }
}
