using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace UrbGrade.Modules.Core.Database.PostgreSql;

/// <summary>Creates the audit so that lines can be added and never changed or deleted.</summary>
#pragma warning disable EF1001 // The options are internal to the provider; its generator takes them.
internal sealed class PostgreSqlAppendOnlyAudit(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
{
    private const string AppendOnly = "Audit";

    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate);
        if (operation.Name != AppendOnly)
        {
            return;
        }

        builder.AppendLine($"""
            CREATE FUNCTION "{AppendOnly}IsAppendOnly"() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'The audit is append-only.'; END $$;
            """);
        EndStatement(builder);
        foreach (var change in (ReadOnlySpan<string>)["UPDATE", "DELETE", "TRUNCATE"])
        {
            builder.AppendLine($"""
                CREATE TRIGGER "{AppendOnly}No{change}" BEFORE {change} ON "{AppendOnly}"
                FOR EACH STATEMENT EXECUTE FUNCTION "{AppendOnly}IsAppendOnly"();
                """);
            EndStatement(builder);
        }
    }
}
