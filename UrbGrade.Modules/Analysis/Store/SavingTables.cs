using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Analysis.Store;

/// <summary>Baselines, interventions, and what they saved.</summary>
internal sealed class SavingTables : ITableMapping
{
    public void Map(ModelBuilder model)
    {
        model.Entity<BaselineRow>(baseline =>
        {
            baseline.ToTable("Baselines");
            baseline.HasIndex(b => new { b.TenantId, b.AssetId, b.Medium, b.InterventionId }).IsUnique();
        });
        model.Entity<InterventionRow>(intervention =>
        {
            intervention.ToTable("Interventions");
            intervention.HasIndex(i => i.TenantId);
        });
        model.Entity<InterventionAssetRow>(asset =>
        {
            asset.ToTable("InterventionAssets");
            asset.HasKey(a => new { a.InterventionId, a.AssetId });
            asset.HasIndex(a => a.TenantId);
        });
        model.Entity<SavingRow>(saving =>
        {
            saving.ToTable("Savings");
            saving.HasKey(s => s.InterventionId);
            saving.Property(s => s.InterventionId).ValueGeneratedNever();
            saving.HasIndex(s => s.TenantId);
        });
    }
}
