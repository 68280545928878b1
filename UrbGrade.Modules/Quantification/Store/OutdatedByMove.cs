using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Has figures of a tenant with another country, currency or time zone computed anew: factors and public holidays are those of its country, tariffs those in its
/// currency, too, and days those of its clock.</summary>
internal sealed class OutdatedByMove(StaleMarks stale) : ITenantMove
{
    public void Moved(IWriteSession session, int tenantId) => stale.All(session, tenantId);
}
