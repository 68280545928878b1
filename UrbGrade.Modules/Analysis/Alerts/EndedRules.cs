using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Alerts;

/// <summary>Ends the alerts of a closed tenant.</summary>
internal sealed class EndedRules : ITenantEnding
{
    public void End(UrbGradeContext database, IWriteSession session, int tenantId, DateTimeOffset now) =>
        database.Set<AlertRuleRow>().Where(row => row.TenantId == tenantId && row.EndedAt == null).ToList().ForEach(row => row.EndedAt = now);
}
