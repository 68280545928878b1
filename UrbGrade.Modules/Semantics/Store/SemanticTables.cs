using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Semantics.Store;

/// <summary>What administrators added to the mapping.</summary>
internal sealed class SemanticTables : ITableMapping
{
    public void Map(ModelBuilder model) => model.Entity<OwnMappingRow>(row =>
    {
        row.ToTable("MappingRows");
        row.HasIndex(r => new { r.Row, r.About, r.Name }).IsUnique();
    });
}
