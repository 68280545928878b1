using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Baselines;

internal sealed class BaselineQueries(IUrbGradeContexts contexts, ITenantSession session) : IBaselineQueries
{
    public Task<IReadOnlyList<BaselineEntry>> List(int? assetId, CancellationToken cancellation) =>
        Read(rows => rows.Where(row => row.InterventionId == 0 && (assetId == null || row.AssetId == assetId)), cancellation);

    public Task<IReadOnlyList<BaselineEntry>> Before(int intervention, CancellationToken cancellation) =>
        Read(rows => rows.Where(row => row.InterventionId == intervention && intervention != 0), cancellation);

    private async Task<IReadOnlyList<BaselineEntry>> Read(Func<IQueryable<BaselineRow>, IQueryable<BaselineRow>> which, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await BaselineReader.Entries(database, which, cancellation);
    }
}
