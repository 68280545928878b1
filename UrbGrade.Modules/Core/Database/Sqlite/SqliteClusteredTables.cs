using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace UrbGrade.Modules.Core.Database.Sqlite;

/// <summary>Creates the large keyed tables <c>WITHOUT ROWID</c>: their rows lie in the order of their key,
/// so that a range of one series is one stretch of the file and an upsert touches one tree instead of two.
/// Lines of the audit can be added and never changed or deleted.</summary>
#pragma warning disable EF1001 // The generator is internal to the provider; there is no public one to extend.
internal sealed class SqliteClusteredTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
#pragma warning restore EF1001
{
    private const string AppendOnly = "Audit";

    private static readonly HashSet<string> Clustered = ["Readings", "ReadingRevisions", "Kpis", "PeriodKpis", "DirtyPeriods", "StaleMonths", "CorrectedDays", "SeriesDays", "CheckedHours", "ReplayKeys"];

    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        if (!Clustered.Contains(operation.Name))
        {
            base.Generate(operation, model, builder, terminate);
            if (operation.Name == AppendOnly)
            {
                Refuse("UPDATE", builder);
                Refuse("DELETE", builder);
            }

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

    private void Refuse(string change, MigrationCommandListBuilder builder)
    {
        builder.AppendLine($"""
            CREATE TRIGGER "{AppendOnly}No{change}" BEFORE {change} ON "{AppendOnly}"
            BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
            """);
        EndStatement(builder);
    }
}
