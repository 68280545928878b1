using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>KPI definitions, values and corrections, and what waits to be computed.</summary>
internal sealed class QuantificationTables : ITableMapping
{
    public void Map(ModelBuilder model)
    {
        model.Entity<KpiDefinitionRow>(definition =>
        {
            definition.ToTable("KpiDefinitions");
            definition.HasIndex(d => new { d.Code, d.Version }).IsUnique();
            definition.HasData(KpiDefinitions.All);
        });
        model.Entity<KpiRow>(kpi =>
        {
            kpi.ToTable("Kpis");
            kpi.HasKey(k => new { k.AssetId, k.Resolution, k.PeriodStart, k.DefinitionId });
            kpi.HasIndex(k => new { k.TenantId, k.Resolution, k.PeriodStart });
        });
        model.Entity<KpiCorrectionRow>(correction =>
        {
            correction.ToTable("KpiCorrections");
            correction.HasIndex(c => new { c.AssetId, c.DefinitionId, c.Resolution, c.PeriodStart });
        });
        model.Entity<DirtyPeriodRow>(period =>
        {
            period.ToTable("DirtyPeriods");
            period.HasKey(p => new { p.TenantId, p.LocalDay, p.SeriesId });
            // With all that is read of them, so that no planner prefers the key. Every database takes the literal for its true.
            period.HasIndex(p => new { p.TenantId, p.Corrects, p.LocalDay, p.SeriesId, p.Mark, p.RawRequestId }, "IX_DirtyPeriods_Corrected").HasFilter("\"Corrects\" = '1'");
        });
        model.Entity<CorrectedDayRow>(day =>
        {
            day.ToTable("CorrectedDays");
            day.HasKey(d => new { d.TenantId, d.Stage, d.AssetId, d.FirstDay, d.RawRequestId });
        });
        model.Entity<StaleMonthRow>(month =>
        {
            month.ToTable("StaleMonths");
            month.HasKey(m => new { m.TenantId, m.AssetId, m.Month });
        });
        model.Entity<FollowedDefinitionsRow>().ToTable("FollowedDefinitions");
        model.Entity<PeriodKpiRow>(kpi =>
        {
            kpi.ToTable("PeriodKpis");
            kpi.HasKey(k => new { k.TenantId, k.Resolution, k.PeriodStart, k.Scope, k.ScopeId, k.Medium, k.DefinitionId });
        });
        model.Entity<PeriodKpiCorrectionRow>(correction =>
        {
            correction.ToTable("PeriodKpiCorrections");
            correction.HasIndex(c => new { c.TenantId, c.Scope, c.ScopeId, c.PeriodStart });
        });
        model.Entity<AssetTraitRow>(trait =>
        {
            trait.ToTable("AssetTraits");
            trait.HasIndex(t => new { t.AssetId, t.Name, t.From }).IsUnique();
        });
        model.Entity<PlaceRow>(place =>
        {
            place.ToTable("Places");
            place.HasIndex(p => new { p.TenantId, p.Kind, p.Name }).IsUnique();
        });
        model.Entity<PlaceAssetRow>(member =>
        {
            member.ToTable("PlaceAssets");
            member.HasKey(m => new { m.PlaceId, m.AssetId });
        });
        model.Entity<SeriesDayRow>(day =>
        {
            day.ToTable("SeriesDays");
            day.HasKey(d => new { d.TenantId, d.LocalDay, d.SeriesId });
        });
        model.Entity<SeriesThresholdRow>(threshold =>
        {
            threshold.ToTable("SeriesThresholds");
            threshold.HasIndex(t => new { t.SeriesId, t.From }).IsUnique();
        });
        model.Entity<SiteRecordRow>(record =>
        {
            record.ToTable("SiteRecords");
            record.HasIndex(r => new { r.TenantId, r.Kind, r.Key, r.Revision }).IsUnique();
            record.HasIndex(r => new { r.TenantId, r.At });
        });
        model.Entity<EmissionFactorRow>(factor =>
        {
            factor.ToTable("EmissionFactors");
            factor.HasIndex(f => new { f.Zone, f.Carrier, f.Method, f.FromYear, f.Version }).IsUnique();
            factor.HasData(EmissionFactorSeeds.All);
        });
        model.Entity<FactorChoiceRow>(choice =>
        {
            choice.ToTable("FactorChoices");
            choice.HasKey(c => new { c.TenantId, c.Carrier });
        });
        model.Entity<TariffRow>(tariff =>
        {
            tariff.ToTable("Tariffs");
            tariff.HasIndex(t => new { t.OnlyTenant, t.Zone, t.Carrier, t.Method, t.FromYear, t.FromDay, t.Version }).IsUnique();
            tariff.HasData(TariffSeeds.All);
        });
        model.Entity<FormulaKpiRow>(formula =>
        {
            formula.ToTable("FormulaKpis");
            formula.Property(f => f.Id).ValueGeneratedNever();
            formula.HasIndex(f => new { f.TenantId, f.Code, f.Version }).IsUnique();
        });
        model.Entity<MeterSettingRow>(setting =>
        {
            setting.ToTable("MeterSettings");
            setting.HasIndex(s => new { s.MeterId, s.From }).IsUnique();
        });
    }
}
