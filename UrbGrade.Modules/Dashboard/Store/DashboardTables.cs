using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Dashboard.Store;

/// <summary>What people pinned, and the reports that they get.</summary>
internal sealed class DashboardTables : ITableMapping
{
    public void Map(ModelBuilder model)
    {
        model.Entity<BoardPanelRow>(panel =>
        {
            panel.ToTable("BoardPanels");
            panel.HasIndex(p => p.TenantId);
        });
        model.Entity<ReportScheduleRow>(schedule =>
        {
            schedule.ToTable("ReportSchedules");
            schedule.HasIndex(s => s.TenantId);
        });
        model.Entity<ReportMailRow>(mail =>
        {
            mail.ToTable("ReportMails");
            mail.HasIndex(m => new { m.ScheduleId, m.Period }).IsUnique();
            mail.HasIndex(m => new { m.TenantId, m.DueAt });
        });
    }
}
