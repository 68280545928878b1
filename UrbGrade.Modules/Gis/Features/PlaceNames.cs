using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Gis.Store;

namespace UrbGrade.Modules.Gis.Features;

internal sealed class PlaceNames(IUrbGradeContexts contexts, ITenantSession session) : IPlaceNames
{
    public async Task<IReadOnlyList<PlaceName>> List(PlaceKind kind, CancellationToken cancellation)
    {
        if (session.CurrentTenantId is not { } tenantId)
        {
            return [];
        }

        await using var database = contexts.Read(TenantScope.Of(tenantId));
        return await PlaceShapeRow.In(database).Where(p => p.Kind == kind && p.ValidTo == null).OrderBy(p => p.Code)
            .Select(p => new PlaceName(p.Code, p.Name)).ToListAsync(cancellation);
    }
}
