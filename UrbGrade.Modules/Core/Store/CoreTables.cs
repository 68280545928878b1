using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Accounts;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>Tenants, what they own, their readings, their work and their trust.</summary>
internal sealed class CoreTables : ITableMapping
{
    public void Map(ModelBuilder model)
    {
        MapRegistry(model);
        MapReadings(model);
        MapTrust(model);
        model.Entity<WorkItemRow>(item =>
        {
            item.ToTable("WorkItems");
            // One for each state, so that a change of state touches two small indices and no question reads over rows of another state.
            item.HasIndex(i => new { i.TenantId, i.Priority, i.NextAttemptAt }, "IX_WorkItems_Waiting").HasFilter("\"State\" = 0");
            item.HasIndex(i => i.TenantId, "IX_WorkItems_Leased").HasFilter("\"State\" = 1");
            item.HasIndex(i => i.FinishedAt, "IX_WorkItems_Done").HasFilter("\"State\" = 2");
            item.HasIndex(i => new { i.TenantId, i.FinishedAt }, "IX_WorkItems_Parked").HasFilter("\"State\" = 3");
            item.HasIndex(i => i.ConversationId);
            item.HasIndex(i => i.RetryId).HasFilter("\"RetryId\" IS NOT NULL");
            item.Property(i => i.Priority).HasDefaultValue(WorkPriority.Normal).HasSentinel((WorkPriority)(-1));
            item.Property(i => i.Queue).HasDefaultValue("");
            item.HasIndex(i => new { i.UniqueKey, i.Queue }).IsUnique().HasFilter("\"State\" = 0 AND \"UniqueKey\" IS NOT NULL");
        });
        model.Entity<WorkRetryRow>(retry =>
        {
            retry.ToTable("WorkRetries");
            retry.HasIndex(r => r.RequestedAt);
        });
        model.Entity<FailureNoteRow>(note =>
        {
            note.ToTable("FailureNotes");
            note.HasKey(n => new { n.TenantId, n.GroupId });
        });
        model.Entity<RetentionRuleRow>(rule =>
        {
            rule.ToTable("RetentionRules");
            rule.HasKey(r => new { r.TenantId, r.Kind });
        });
        model.Entity<AuditRow>(line =>
        {
            line.ToTable("Audit");
            line.Property(l => l.Id).ValueGeneratedNever();

            // A tenant's newest lines are read page by page among everybody's.
            line.HasIndex(l => new { l.TenantId, l.Id });
        });
        model.Entity<UserAccount>().HasIndex(user => user.Pseudonym).IsUnique();
        model.Entity<UserAccount>().Property(user => user.Language).HasMaxLength(2);
        model.Entity<MeterAssignmentRow>(assignment =>
        {
            assignment.ToTable("MeterAssignments");
            assignment.HasIndex(a => new { a.TenantId, a.MeterId });
            assignment.HasIndex(a => a.UserId);
            assignment.HasOne<MeterRow>().WithMany().HasForeignKey(a => a.MeterId);
        });
        model.Entity<IdentityRole<int>>().HasData(AccountRows.Roles.Select((role, index) => new IdentityRole<int>(role)
        {
            Id = index + 1,
            NormalizedName = AccountRows.Normal(role),

            // Random by default, which would make each start look like a changed model.
            ConcurrencyStamp = role,
        }));
        model.Entity<ChangeCounterRow>(counter =>
        {
            counter.ToTable("ChangeCounters");
            counter.HasKey(c => c.Topic);
            counter.HasData(ChangeTopic.All.Select(topic => new ChangeCounterRow { Topic = topic }));
        });
        model.Entity<CookieKeyRow>().ToTable("CookieKeys");
        model.Entity<AdministratorLinkRow>(link =>
        {
            link.ToTable("AdministratorLinks");
            link.HasIndex(l => l.TokenHash).IsUnique();
        });
        model.Entity<AccountLinkRow>(link =>
        {
            link.ToTable("AccountLinks");
            link.HasIndex(l => l.TokenHash).IsUnique();
            link.HasOne<UserAccount>().WithMany().HasForeignKey(l => l.UserId);
        });
        model.Entity<ApiTokenRow>(token =>
        {
            token.ToTable("ApiTokens");
            token.HasIndex(t => t.TokenHash).IsUnique();
            token.HasOne<TenantRow>().WithMany().HasForeignKey(t => t.TenantId);
        });
    }

    private static void MapRegistry(ModelBuilder model)
    {
        model.Entity<TenantRow>(tenant =>
        {
            tenant.ToTable("Tenants");
            tenant.HasIndex(t => t.Code).IsUnique();
            tenant.Property(t => t.Languages).HasDefaultValue("");
        });
        model.Entity<TenantLogoRow>(logo =>
        {
            logo.ToTable("TenantLogos");
            logo.HasKey(l => l.TenantId);
            logo.Property(l => l.TenantId).ValueGeneratedNever();
            logo.HasOne<TenantRow>().WithMany().HasForeignKey(l => l.TenantId);
        });
        model.Entity<SiteRow>(site =>
        {
            site.ToTable("Sites");
            site.HasIndex(s => new { s.TenantId, s.Code }).IsUnique();
            site.HasOne<TenantRow>().WithMany().HasForeignKey(s => s.TenantId);
        });
        model.Entity<AssetRow>(asset =>
        {
            asset.ToTable("Assets");
            asset.HasIndex(a => new { a.SiteId, a.Code }).IsUnique();
            asset.HasOne<SiteRow>().WithMany().HasForeignKey(a => a.SiteId);
        });
        model.Entity<FormerPositionRow>(position =>
        {
            position.ToTable("FormerPositions");
            position.HasKey(p => new { p.AssetId, p.Until });
            position.HasOne<AssetRow>().WithMany().HasForeignKey(p => p.AssetId);
        });
        model.Entity<VotePlaceRow>(place =>
        {
            place.ToTable("VotePlaces");
            place.HasIndex(p => new { p.TenantId, p.Code }).IsUnique();
            place.HasIndex(p => p.Tag).IsUnique();
            place.HasOne<AssetRow>().WithMany().HasForeignKey(p => p.AssetId);
        });
        model.Entity<MeterRow>(meter =>
        {
            meter.ToTable("Meters");
            meter.HasIndex(m => new { m.TenantId, m.Source }).IsUnique();
            meter.HasOne<AssetRow>().WithMany().HasForeignKey(m => m.AssetId);
        });
        model.Entity<SeriesRow>(series =>
        {
            series.ToTable("Series");
            series.HasIndex(s => new { s.MeterId, s.Quantity }).IsUnique();
            series.HasOne<MeterRow>().WithMany().HasForeignKey(s => s.MeterId);
        });
        model.Entity<MessageSchemaRow>(schema =>
        {
            schema.ToTable("MessageSchemas");
            schema.HasIndex(s => new { s.TenantId, s.Type, s.Version }).IsUnique();
        });
        model.Entity<ReplacedSchemaRow>(replaced =>
        {
            replaced.ToTable("ReplacedSchemas");
            replaced.HasKey(r => new { r.TenantId, r.Sha256 });
        });
    }

    private static void MapReadings(ModelBuilder model)
    {
        model.Entity<ReadingRow>(reading =>
        {
            reading.ToTable("Readings");
            reading.HasKey(r => new { r.SeriesId, r.StartAt });
        });
        model.Entity<ReadingRevisionRow>(revision =>
        {
            revision.ToTable("ReadingRevisions");
            revision.HasKey(r => new { r.SeriesId, r.StartAt, r.Revision });
        });
        model.Entity<CheckedHourRow>(hour =>
        {
            hour.ToTable("CheckedHours");
            hour.HasKey(h => new { h.SeriesId, h.StartAt });
        });
    }

    private static void MapTrust(ModelBuilder model)
    {
        model.Entity<TrustAnchorRow>(anchor =>
        {
            anchor.ToTable("TrustAnchors");
            anchor.HasIndex(a => a.Thumbprint).IsUnique();
        });
        model.Entity<RevocationListRow>(list =>
        {
            list.ToTable("RevocationLists");
            list.HasIndex(l => l.IssuerHash).IsUnique();
        });
        model.Entity<GatewayCertificateRow>(certificate =>
        {
            certificate.ToTable("GatewayCertificates");
            certificate.HasIndex(c => c.Thumbprint).IsUnique();
        });
        model.Entity<ServerCertificateRow>(certificate =>
        {
            certificate.ToTable("ServerCertificates");
            certificate.HasIndex(c => c.Thumbprint).IsUnique();
        });
        model.Entity<ReplayKeyRow>(key =>
        {
            key.ToTable("ReplayKeys");
            key.HasKey(k => k.Key);
            key.HasIndex(k => k.ExpiresAt);
        });
    }
}
