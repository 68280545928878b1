using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.PostgreSql;

internal sealed class PostgreSqlContexts(NpgsqlDataSource source, IEnumerable<ITableMapping> tables) : IUrbGradeContexts
{
    private readonly ITableMapping[] tables = [.. tables];

    private readonly DbContextOptions<PostgreSqlUrbGradeContext> reading = ContextOptions.Of<PostgreSqlUrbGradeContext>(builder =>
        builder.UseNpgsql(source).ReplaceService<IMigrationsSqlGenerator, PostgreSqlAppendOnlyAudit>());

    public UrbGradeContext Read(TenantScope scope) => new PostgreSqlUrbGradeContext(reading, tables, scope);

    public DbConnection OpenReader() => source.OpenConnection();

    public UrbGradeContext Write(TenantScope scope, IWriteSession session)
    {
        var options = ContextOptions.Of<PostgreSqlUrbGradeContext>(builder => builder.UseNpgsql(session.Connection));
        var context = new PostgreSqlUrbGradeContext(options, tables, scope);
        context.Database.UseTransaction(session.Transaction);
        return context;
    }
}
