using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace UrbGrade.Modules.Core.Database.SqlServer;

/// <summary>Creates the audit so that lines can be added and never changed or deleted.</summary>
internal sealed class SqlServerAppendOnlyAudit(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer batches)
    : SqlServerMigrationsSqlGenerator(dependencies, batches)
{
    private const string AppendOnly = "Audit";

    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate);
        if (operation.Name == AppendOnly)
        {
            builder.AppendLine($"""
                CREATE TRIGGER "{AppendOnly}IsAppendOnly" ON "{AppendOnly}" INSTEAD OF UPDATE, DELETE
                AS THROW 51000, N'The audit is append-only.', 1;
                """);
            builder.EndCommand();
        }
    }
}
