using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Update;

namespace UrbGrade.Modules.Core.Database.SqlServer;

/// <summary>Creates the audit so that lines can be added and never changed or deleted.</summary>
internal sealed class SqlServerAppendOnlyAudit(MigrationsSqlGeneratorDependencies dependencies, ICommandBatchPreparer batches)
    : SqlServerMigrationsSqlGenerator(dependencies, batches)
{
    /// <summary>What refuses a change of a line.</summary>
    public const string CreateTrigger = """
        CREATE TRIGGER "AuditIsAppendOnly" ON "Audit" INSTEAD OF UPDATE, DELETE
        AS THROW 51000, N'The audit is append-only.', 1;
        """;

    private const string AppendOnly = "Audit";

    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate);
        if (operation.Name == AppendOnly)
        {
            // A trigger has to be alone in its batch, and a script has the whole migration in one.
            builder.AppendLine($"EXEC(N'{CreateTrigger.Replace("'", "''", StringComparison.Ordinal)}');");
            builder.EndCommand();
        }
    }
}
