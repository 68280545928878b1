using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations;

namespace UrbGrade.Modules.Core.Database.PostgreSql;

/// <summary>Lets <c>dotnet ef</c> see the whole model on PostgreSQL.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlUrbGradeContext>
{
    public PostgreSqlUrbGradeContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<PostgreSqlUrbGradeContext>().UseNpgsql("Host=design")
            .ReplaceService<IMigrationsSqlGenerator, PostgreSqlAppendOnlyAudit>().Options,
        DesignTimeTables.All,
        TenantScope.Platform);
}
