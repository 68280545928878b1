using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Gis.Store;

/// <summary>Places and what they were.</summary>
internal sealed class GisTables : ITableMapping
{
    public void Map(ModelBuilder model) => model.Entity<PlaceShapeRow>(place =>
    {
        place.ToTable("PlaceShapes");
        place.HasIndex(p => new { p.TenantId, p.Kind, p.Code }, "IX_PlaceShapes_Standing").IsUnique().HasFilter("\"ValidTo\" IS NULL");
        place.HasIndex(p => new { p.TenantId, p.Kind, p.West, p.East, p.South, p.North }, "IX_PlaceShapes_Box");
        place.HasOne<SiteRow>().WithMany().HasForeignKey(p => p.SiteId);
    });
}
