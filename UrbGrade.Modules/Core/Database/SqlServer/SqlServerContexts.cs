using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.SqlServer;

internal sealed class SqlServerContexts(string connectionString, IEnumerable<ITableMapping> tables) : IUrbGradeContexts
{
    private readonly ITableMapping[] tables = [.. tables];

    private readonly DbContextOptions<SqlServerUrbGradeContext> options = ContextOptions.Of<SqlServerUrbGradeContext>(builder =>
        builder.UseSqlServer(connectionString).ReplaceService<IMigrationsSqlGenerator, SqlServerAppendOnlyAudit>());

    public UrbGradeContext Read(TenantScope scope) => new SqlServerUrbGradeContext(options, tables, scope);

    public DbConnection OpenReader()
    {
        var connection = new SqlConnection(connectionString);
        connection.Open();
        return connection;
    }

    public UrbGradeContext Write(TenantScope scope, IWriteSession session)
    {
        var context = Read(scope);
        context.WriteWithin(session);
        return context;
    }
}
