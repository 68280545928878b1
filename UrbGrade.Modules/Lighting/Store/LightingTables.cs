using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Lighting.Store;

/// <summary>The programs of lighting nodes.</summary>
internal sealed class LightingTables : ITableMapping
{
    public void Map(ModelBuilder model) => model.Entity<LightingProgramRow>(program =>
    {
        program.ToTable("LightingPrograms");
        program.HasIndex(p => new { p.TenantId, p.Node, p.Version }).IsUnique();
    });
}
