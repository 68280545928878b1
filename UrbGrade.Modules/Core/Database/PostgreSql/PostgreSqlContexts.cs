using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Database.PostgreSql;

internal sealed class PostgreSqlContexts(NpgsqlDataSource source, IEnumerable<ITableMapping> tables) : IUrbGradeContexts
{
    private readonly ITableMapping[] tables = [.. tables];

    private readonly DbContextOptions<PostgreSqlUrbGradeContext> options = ContextOptions.Of<PostgreSqlUrbGradeContext>(builder =>
        builder.UseNpgsql(source).ReplaceService<IMigrationsSqlGenerator, PostgreSqlAppendOnlyAudit>());

    public UrbGradeContext Read(TenantScope scope) => new PostgreSqlUrbGradeContext(options, tables, scope);

    public DbConnection OpenReader() => source.OpenConnection();

    public UrbGradeContext Write(TenantScope scope, IWriteSession session)
    {
        var context = Read(scope);
        context.WriteWithin(session);
        return context;
    }
}
