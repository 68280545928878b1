using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using UrbGrade.Modules.Core.Database.SqlServer;

namespace UrbGrade.Tests.Core.Database.SqlServer;

/// <summary>No SQL Server runs here: its scripts are read by Microsoft's parser and by the model that its own tools deploy from.</summary>
public sealed class SqlServerScriptTests : IDisposable
{
    private readonly SqlServerUrbGradeContext context = new SqlServerDesignTimeFactory().CreateDbContext([]);

    private List<ITable> Tables => [.. context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables];

    public void Dispose() => context.Dispose();

    [Fact]
    public void The_script_of_all_migrations_makes_every_table()
    {
        // Without its conditions: an idempotent script hides its statements in texts.
        var statements = TransactSql.Parse(context.GetService<IMigrator>().GenerateScript());

        var created = statements.OfType<CreateTableStatement>().Select(table => table.SchemaObjectName.BaseIdentifier.Value).ToList();
        var dropped = statements.OfType<DropTableStatement>().SelectMany(drop => drop.Objects).Select(table => table.BaseIdentifier.Value);
        Assert.Equal(Tables.Select(table => table.Name).Order(StringComparer.Ordinal), created.Except(dropped).Order(StringComparer.Ordinal));
        var triggers = statements.OfType<ExecuteStatement>().Select(Text).Where(text => text.StartsWith("CREATE TRIGGER", StringComparison.Ordinal));
        Assert.Equal(SqlServerAppendOnlyAudit.CreateTrigger, Assert.Single(triggers));
        Assert.IsType<CreateTriggerStatement>(Assert.Single(TransactSql.Parse(SqlServerAppendOnlyAudit.CreateTrigger)));
        Assert.Equal(
            context.Database.GetMigrations().Count(),
            statements.OfType<InsertStatement>().Count(insert => Target(insert) == "__EFMigrationsHistory"));
    }

    [Fact]
    public void The_tables_stand_in_the_model_of_its_own_tools_without_an_error()
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var batch in Batches(context.Database.GenerateCreateScript()).Where(MakesSomething).Append(SqlServerAppendOnlyAudit.CreateTrigger))
        {
            model.AddObjects(batch);
        }

        Assert.DoesNotContain(model.Validate(), message => message.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error);
        Assert.Equal(Tables.Count, Count(model, Table.TypeClass));
        Assert.Equal(Tables.Sum(table => table.Columns.Count()), model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Sum(table => table.GetReferenced(Table.Columns).Count()));
        Assert.Equal(Tables.Sum(table => table.Indexes.Count()), Count(model, Microsoft.SqlServer.Dac.Model.Index.TypeClass));
        Assert.Equal(Tables.Count, Count(model, PrimaryKeyConstraint.TypeClass));
        Assert.Equal(Tables.Sum(table => table.ForeignKeyConstraints.Count()), Count(model, ForeignKeyConstraint.TypeClass));
        Assert.Equal(1, Count(model, DmlTrigger.TypeClass));
    }

    [Fact]
    public void No_index_stands_on_a_text_of_any_length_or_on_more_bytes_than_it_may()
    {
        foreach (var table in Tables)
        {
            Assert.All(table.Indexes, index => Assert.InRange(index.Columns.Sum(Bytes), 1, 1_700));
            Assert.InRange(table.PrimaryKey!.Columns.Sum(Bytes), 1, 900);
        }
    }

    [Fact]
    public void No_row_would_be_deleted_by_two_ways()
    {
        // SQL Server refuses such tables when they are made, which neither parser nor model says.
        foreach (var table in Tables)
        {
            var reached = new List<ITable>();
            Follow(table, reached);
            Assert.Equal(reached.Distinct(), reached);
        }

        void Follow(ITable table, List<ITable> reached)
        {
            foreach (var key in table.ReferencingForeignKeyConstraints.Where(key => key.OnDeleteAction == ReferentialAction.Cascade))
            {
                reached.Add(key.Table);
                Follow(key.Table, reached);
            }
        }
    }

    private static bool MakesSomething(string batch) => TransactSql.Parse(batch).All(statement => statement is CreateTableStatement or CreateIndexStatement);

    private static string Text(ExecuteStatement execute) =>
        execute.ExecuteSpecification.ExecutableEntity is ExecutableStringList { Strings: [StringLiteral text] } ? text.Value : "";

    private static string Target(InsertStatement insert) =>
        insert.InsertSpecification.Target is NamedTableReference table ? table.SchemaObject.BaseIdentifier.Value : "";

    private static int Count(TSqlModel model, ModelTypeClass type) => model.GetObjects(DacQueryScopes.UserDefined, type).Count();

    private static IEnumerable<string> Batches(string script) => script.ReplaceLineEndings("\n")
        .Split("\nGO\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int Bytes(IColumn column)
    {
        var size = column.StoreType.IndexOf('(', StringComparison.Ordinal) is var at and > 0 ? column.StoreType[(at + 1)..^1] : null;
        return column.StoreType switch
        {
            "int" => 4,
            "bigint" or "float" => 8,
            "bit" => 1,
            _ when column.StoreType.StartsWith("nvarchar", StringComparison.Ordinal) => 2 * int.Parse(size!, System.Globalization.CultureInfo.InvariantCulture),
            _ when column.StoreType.StartsWith("varbinary", StringComparison.Ordinal) => int.Parse(size!, System.Globalization.CultureInfo.InvariantCulture),
            _ => throw new InvalidDataException($"{column.Name} is {column.StoreType}, whose bytes are not known here."),
        };
    }
}
