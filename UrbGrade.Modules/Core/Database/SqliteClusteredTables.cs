using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace UrbGrade.Modules.Core.Database;

/// <summary>Creates the large keyed tables <c>WITHOUT ROWID</c>: their rows lie in the order of their key,
/// so that a range of one series is one stretch of the file and an upsert touches one tree instead of two.</summary>
#pragma warning disable EF1001 // The generator is internal to the provider; there is no public one to extend.
internal sealed class SqliteClusteredTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
#pragma warning restore EF1001
{
    private static readonly HashSet<string> Clustered = ["Readings", "ReadingRevisions", "Kpis", "DirtyPeriods", "ReplayKeys"];

    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        if (!Clustered.Contains(operation.Name))
        {
            base.Generate(operation, model, builder, terminate);
            return;
        }

        base.Generate(operation, model, builder, terminate: false);
        builder.Append(" WITHOUT ROWID");
        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }
}
