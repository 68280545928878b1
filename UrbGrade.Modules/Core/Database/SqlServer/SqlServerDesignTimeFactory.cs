using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UrbGrade.Modules.Core.Database.SqlServer;

/// <summary>Lets <c>dotnet ef</c> see the whole model on SQL Server.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerUrbGradeContext>
{
    public SqlServerUrbGradeContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqlServerUrbGradeContext>().UseSqlServer("Server=design")
            .ReplaceService<IMigrationsSqlGenerator, SqlServerAppendOnlyAudit>().Options,
        DesignTimeTables.All,
        TenantScope.Platform);
}
