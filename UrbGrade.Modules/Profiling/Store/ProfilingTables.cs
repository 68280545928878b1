using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>Profiles of meters, segments, peers, and who agreed.</summary>
internal sealed class ProfilingTables : ITableMapping
{
    public void Map(ModelBuilder model)
    {
        model.Entity<MeterProfileRow>(profile =>
        {
            profile.ToTable("MeterProfiles");
            profile.HasKey(p => p.SeriesId);
            profile.Property(p => p.SeriesId).ValueGeneratedNever();
            profile.Ignore(p => p.Features);
            profile.Ignore(p => p.Shop);
            profile.Property(p => p.Shapes).AsBytes();
            profile.HasIndex(p => new { p.TenantId, p.AssetId });
        });
        model.Entity<TypicalProfileRow>(typical =>
        {
            typical.ToTable("TypicalProfiles");
            typical.HasKey(t => new { t.SeriesId, t.Kind, t.Season });
            typical.Property(t => t.Median).AsBytes();
            typical.Property(t => t.Low).AsBytes();
            typical.Property(t => t.High).AsBytes();
            typical.HasIndex(t => t.TenantId);
        });
        model.Entity<ProfileMonthRow>(month =>
        {
            month.ToTable("ProfileMonths");
            month.HasKey(m => new { m.SeriesId, m.Month });
            month.Ignore(m => m.Features);
            month.Property(m => m.Week).AsBytes();
            month.HasIndex(m => new { m.TenantId, m.Month });
        });
        model.Entity<AtypicalDayRow>(day =>
        {
            day.ToTable("AtypicalDays");
            day.HasKey(d => new { d.SeriesId, d.Day });
            day.Property(d => d.Hours).AsBytes();
            day.Property(d => d.Usual).AsBytes();
            day.HasIndex(d => new { d.TenantId, d.Day });
        });
        MapGroups(model);
    }

    private static void MapGroups(ModelBuilder model)
    {
        model.Entity<SegmentMonthRow>(segment =>
        {
            segment.ToTable("SegmentMonths");
            segment.HasKey(s => new { s.TenantId, s.Medium, s.Month, s.Number });
            segment.Property(s => s.Week).AsBytes();
            segment.Property(s => s.Low).AsBytes();
            segment.Property(s => s.High).AsBytes();
        });
        model.Entity<SegmentMemberRow>(member =>
        {
            member.ToTable("SegmentMembers");
            member.HasKey(m => new { m.SeriesId, m.Month });
            member.HasIndex(m => new { m.TenantId, m.Medium, m.Month });
        });
        model.Entity<PeerGroupRow>(group =>
        {
            group.ToTable("PeerGroups");
            group.HasIndex(g => new { g.TenantId, g.Medium, g.Level, g.Kind, g.SiteId, g.AreaBand }).IsUnique();
            group.Property(g => g.Quartiles).AsBytes();
            group.Property(g => g.DayLow).AsBytes();
            group.Property(g => g.DayMedian).AsBytes();
            group.Property(g => g.DayHigh).AsBytes();
        });
        model.Entity<ConsumerProfileRow>(consumer =>
        {
            consumer.ToTable("ConsumerProfiles");
            consumer.HasKey(c => new { c.AssetId, c.Medium });
            consumer.Property(c => c.Values).AsBytes();
            consumer.Property(c => c.Percentiles).AsBytes();
            consumer.Property(c => c.Day).AsBytes();
            consumer.HasIndex(c => c.TenantId);
        });
        model.Entity<ProfileConsentRow>(consent =>
        {
            consent.ToTable("ProfileConsents");
            consent.HasKey(c => new { c.UserId, c.MeterId });
            consent.HasIndex(c => c.TenantId);
        });
        model.Entity<ProfileRunRow>(run =>
        {
            run.ToTable("ProfileRuns");
            run.HasKey(r => r.TenantId);
            run.Property(r => r.TenantId).ValueGeneratedNever();
        });
    }
}
