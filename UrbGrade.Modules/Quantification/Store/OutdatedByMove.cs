using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Has figures of a tenant in another country computed anew: factors, tariffs and public holidays are those of that country.</summary>
internal sealed class OutdatedByMove(StaleMarks stale) : ITenantMove
{
    public void Moved(IWriteSession session, int tenantId) => stale.All(session, tenantId);
}
