using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.PostgreSql;
using UrbGrade.Modules.Core.Database.Sqlite;
using UrbGrade.Modules.Core.Database.SqlServer;

namespace UrbGrade.Tests.Core.Database;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_of_SQLite_fit_the_model() => Fits(new SqliteDesignTimeFactory().CreateDbContext([]));

    [Fact]
    public void The_migrations_of_PostgreSQL_fit_the_model() => Fits(new PostgreSqlDesignTimeFactory().CreateDbContext([]));

    [Fact]
    public void The_migrations_of_SQL_Server_fit_the_model() => Fits(new SqlServerDesignTimeFactory().CreateDbContext([]));

    [Fact]
    public void The_model_has_the_tables_of_every_module() => Assert.Equal(
        typeof(ITableMapping).Assembly.GetTypes().Where(type => type.IsClass && typeof(ITableMapping).IsAssignableFrom(type))
            .Select(type => type.Name).Order(StringComparer.Ordinal),
        DesignTimeTables.All.Select(mapping => mapping.GetType().Name).Order(StringComparer.Ordinal));

    private static void Fits(UrbGradeContext context)
    {
        using (context)
        {
            Assert.False(
                context.Database.HasPendingModelChanges(),
                "The tables have changed; './urbgrade migration NAME' adds a migration for each database.");
        }
    }
}
