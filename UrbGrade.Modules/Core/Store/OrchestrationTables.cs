using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>The service catalogue, its rules, signs of life, measures and replies.</summary>
internal sealed class OrchestrationTables : ITableMapping
{
    public void Map(ModelBuilder model)
    {
        model.Entity<ServiceRow>(service =>
        {
            service.ToTable("Services");
            service.HasIndex(s => new { s.Module, s.TenantId, s.Contract, s.Role }).IsUnique();
        });
        model.Entity<ServiceRuleRow>(rule =>
        {
            rule.ToTable("ServiceRules");
            rule.HasIndex(r => new { r.Contract, r.Module, r.TenantId }).IsUnique();
        });
        model.Entity<ModuleNodeRow>(node =>
        {
            node.ToTable("ModuleNodes");
            node.HasIndex(n => new { n.Module, n.TenantId, n.Node }).IsUnique();
        });
        model.Entity<ServiceMinuteRow>(minute =>
        {
            minute.ToTable("ServiceMinutes");
            minute.HasKey(m => new { m.Minute, m.Node, m.Module, m.Contract, m.TenantId });
        });
        model.Entity<WorkReplyRow>(reply =>
        {
            reply.ToTable("WorkReplies");
            reply.HasKey(r => r.WorkItemId);
            reply.Property(r => r.WorkItemId).ValueGeneratedNever();
            reply.HasIndex(r => r.RepliedAt);
        });
        model.Entity<ModuleMessageRow>(message =>
        {
            message.ToTable("ModuleMessages");
            message.HasKey(m => new { m.TenantId, m.Module, m.Key });
            message.HasIndex(m => m.AcceptedAt);
        });
    }
}
