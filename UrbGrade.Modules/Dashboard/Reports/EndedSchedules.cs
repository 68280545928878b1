using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Dashboard.Store;

namespace UrbGrade.Modules.Dashboard.Reports;

/// <summary>Ends the reports that a closed tenant sends.</summary>
internal sealed class EndedSchedules : ITenantEnding
{
    public void End(UrbGradeContext database, IWriteSession session, int tenantId, DateTimeOffset now) =>
        database.Set<ReportScheduleRow>().Where(row => row.TenantId == tenantId && row.EndedAt == null).ToList().ForEach(row => row.EndedAt = now);
}
