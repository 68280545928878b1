using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UrbGrade.Modules.Core.Database.Sqlite;

/// <summary>Lets <c>dotnet ef</c> see the whole model on SQLite.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteUrbGradeContext>
{
    public SqliteUrbGradeContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqliteUrbGradeContext>().UseSqlite("Data Source=design.db")
            .ReplaceService<IMigrationsSqlGenerator, SqliteClusteredTables>().Options,
        DesignTimeTables.All,
        TenantScope.Platform);
}
