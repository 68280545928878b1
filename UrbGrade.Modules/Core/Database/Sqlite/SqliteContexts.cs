using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.Sqlite;

internal sealed class SqliteContexts(SqliteDatabase database, IEnumerable<ITableMapping> mappings) : IUrbGradeContexts
{
    private readonly ITableMapping[] mappings = [.. mappings];

    private readonly DbContextOptions<SqliteUrbGradeContext> reading = ContextOptions.Of<SqliteUrbGradeContext>(builder =>
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
        var context = new SqliteUrbGradeContext(
            ContextOptions.Of<SqliteUrbGradeContext>(builder => builder.UseSqlite(connection)), mappings, scope);
        context.Database.UseTransaction(session.Transaction);
        return context;
    }
}
