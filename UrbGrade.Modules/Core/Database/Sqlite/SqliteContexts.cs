using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.Sqlite;

internal sealed class SqliteContexts(SqliteDatabase database, IEnumerable<ITableMapping> mappings) : IUrbGradeContexts
{
    private readonly ITableMapping[] mappings = [.. mappings];

    private readonly DbContextOptions<SqliteUrbGradeContext> reading = Options(builder =>
        builder.UseSqlite(database.ConnectionString).AddInterceptors(new SqlitePragmas()));

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
        // The functions that queries call are given to a connection that options name, and to no other.
        var context = new SqliteUrbGradeContext(Options(builder => builder.UseSqlite(connection)), mappings, scope);
        context.Database.UseTransaction(session.Transaction);
        return context;
    }

    /// <summary>With the same services for reading and for writing: each choice of services has a model of the tables of its own, and building
    /// one takes a tenth of a start.</summary>
    private static DbContextOptions<SqliteUrbGradeContext> Options(Action<DbContextOptionsBuilder> provider) =>
        ContextOptions.Of<SqliteUrbGradeContext>(builder =>
        {
            provider(builder);
            builder.ReplaceService<IMigrationsSqlGenerator, SqliteClusteredTables>();
        });
}
