using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>Has the usual shapes of days learnt anew for a tenant with another time zone, by which all its days would look unusual.</summary>
internal sealed class ShapesOfFormerClock(IUrbGradeContexts contexts) : ITenantMove
{
    public void Moved(IWriteSession session, int tenantId)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        database.Set<MeterProfileRow>().ExecuteUpdate(set => set.SetProperty(profile => profile.ShapesUntil, (DateOnly?)null));
    }
}
