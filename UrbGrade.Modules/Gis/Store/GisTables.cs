using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Gis.Store;

/// <summary>Places and what they were, and how vulnerable their people are.</summary>
internal sealed class GisTables : ITableMapping
{
    public void Map(ModelBuilder model)
    {
        model.Entity<PlaceShapeRow>(place =>
        {
            place.ToTable("PlaceShapes");
            place.HasIndex(p => new { p.TenantId, p.Kind, p.Code }, "IX_PlaceShapes_Standing").IsUnique().HasFilter("\"ValidTo\" IS NULL");
            place.HasIndex(p => new { p.TenantId, p.Kind, p.West, p.East, p.South, p.North }, "IX_PlaceShapes_Box");
            place.HasOne<SiteRow>().WithMany().HasForeignKey(p => p.SiteId);
        });
        model.Entity<VulnerabilityRow>(value =>
        {
            value.ToTable("PlaceVulnerability");
            value.HasKey(v => new { v.TenantId, v.Kind, v.Code, v.Year });
            value.Property(v => v.Code).HasMaxLength(100);
            value.Property(v => v.Source).HasMaxLength(200);
        });
    }
}
