using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>Findings with what became of them, what false alarms taught, alerts, and notes on series.</summary>
internal sealed class FindingTables : ITableMapping
{
    public void Map(ModelBuilder model)
    {
        model.Entity<FindingRow>(finding =>
        {
            finding.ToTable("Findings");
            finding.HasIndex(f => new { f.TenantId, f.Kind, f.Scope, f.ScopeId, f.StartAt }).IsUnique();
            finding.HasIndex(f => new { f.TenantId, f.StartAt });
        });
        model.Entity<FindingTraceRow>(trace =>
        {
            trace.ToTable("FindingTraces");
            trace.HasIndex(t => t.FindingId);
        });
        model.Entity<FindingThresholdRow>(threshold =>
        {
            threshold.ToTable("FindingThresholds");
            threshold.HasKey(t => new { t.TenantId, t.Kind, t.Scope, t.ScopeId });
        });
        model.Entity<AnalysisRunRow>(run =>
        {
            run.ToTable("AnalysisRuns");
            run.HasKey(r => r.TenantId);
            run.Property(r => r.TenantId).ValueGeneratedNever();
        });
        model.Entity<AlertRuleRow>(rule =>
        {
            rule.ToTable("AlertRules");
            rule.HasIndex(r => r.TenantId);
        });
        model.Entity<AlertRow>(alert =>
        {
            alert.ToTable("Alerts");
            alert.HasIndex(a => new { a.RuleId, a.Subject }).IsUnique();
            alert.HasIndex(a => new { a.TenantId, a.RaisedAt });
        });
        model.Entity<AlertMailRow>(mail =>
        {
            mail.ToTable("AlertMails");
            mail.HasIndex(m => new { m.TenantId, m.Key }).IsUnique();
        });
        model.Entity<SeriesNoteRow>(note =>
        {
            note.ToTable("SeriesNotes");
            note.Property(n => n.Text).HasMaxLength(500);
            note.Property(n => n.Author).HasMaxLength(256);
            note.HasIndex(n => new { n.TenantId, n.SeriesId, n.StartAt });
        });
    }
}
