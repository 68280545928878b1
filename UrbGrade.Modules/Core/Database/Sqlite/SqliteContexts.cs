using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.Sqlite;

internal sealed class SqliteContexts(SqliteDatabase database, IEnumerable<ITableMapping> mappings) : IUrbGradeContexts
{
    private static readonly TenantGuard Guard = new();

    private readonly ITableMapping[] mappings = [.. mappings];

    private readonly DbContextOptions<SqliteUrbGradeContext> reading = Options(builder =>
        builder.UseSqlite(database.ConnectionString).AddInterceptors(new SqlitePragmas())
            .ReplaceService<IMigrationsSqlGenerator, SqliteClusteredTables>());

    public UrbGradeContext Read(TenantScope scope) => new SqliteUrbGradeContext(reading, mappings, scope);

    public DbConnection OpenReader()
    {
        var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        SqlitePragmas.Apply(connection);
        return connection;
    }

    public UrbGradeContext Write(TenantScope scope, IWriteSession session)
    {
        DbConnection connection = session.Connection;
        var context = new SqliteUrbGradeContext(Options(builder => builder.UseSqlite(connection)), mappings, scope);
        context.Database.UseTransaction(session.Transaction);
        return context;
    }

    private static DbContextOptions<SqliteUrbGradeContext> Options(Action<DbContextOptionsBuilder> provider)
    {
        var builder = new DbContextOptionsBuilder<SqliteUrbGradeContext>();
        provider(builder);
        // A process may host only some of the modules, and then knows only some of the tables that it migrates.
        builder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        return builder.AddInterceptors(Guard).Options;
    }
}
