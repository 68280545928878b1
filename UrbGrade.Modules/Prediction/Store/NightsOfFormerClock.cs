using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Prediction.Store;

/// <summary>Has nights of a tenant with another time zone played through anew: an hour of theirs is another one by the new clock, and would be held against
/// what was measured in that.</summary>
internal sealed class NightsOfFormerClock(IUrbGradeContexts contexts) : ITenantMove
{
    private const int OfNoMethod = 0;

    public void Moved(IWriteSession session, int tenantId)
    {
        using var database = contexts.Write(TenantScope.Of(tenantId), session);
        database.Set<ForecastRow>().ExecuteUpdate(set => set.SetProperty(night => night.Version, OfNoMethod));
    }
}
