using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Lighting;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Lighting.Store;

namespace UrbGrade.Modules.Lighting;

internal sealed class LightingHistory(IUrbGradeContexts contexts) : ILightingHistory
{
    public async Task<IReadOnlyList<ProgramInForce>> Of(int tenantId, CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Of(tenantId));
        var rows = await database.Set<LightingProgramRow>().AsNoTracking().Where(p => p.AcknowledgedAt != null)
            .OrderBy(p => p.AcknowledgedAt).ThenBy(p => p.Version).ToListAsync(cancellation);
        return [.. rows.Select(p => new ProgramInForce(p.Node, p.Version, DimmingProfile.Parse(p.Profile), p.AcknowledgedAt!.Value))];
    }
}
