using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Lighting.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Core.Database;

/// <summary>Lets <c>dotnet ef</c> see the whole model without starting the platform.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteUrbGradeContext>
{
    public SqliteUrbGradeContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqliteUrbGradeContext>().UseSqlite("Data Source=design.db")
            .ReplaceService<IMigrationsSqlGenerator, SqliteClusteredTables>().Options,
        [new CoreTables(), new AggregationTables(), new QuantificationTables(), new LightingTables()],
        TenantScope.Platform);
}
