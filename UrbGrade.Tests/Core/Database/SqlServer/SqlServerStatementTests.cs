using System.Reflection;
using System.Text.RegularExpressions;
using UrbGrade.Modules;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.SqlServer;
using UrbGrade.Modules.Core.Delivery;
using UrbGrade.Modules.Core.People;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Architecture;

namespace UrbGrade.Tests.Core.Database.SqlServer;

/// <summary>Every statement that the platform writes itself is Transact-SQL, or has a twin that is.</summary>
public sealed partial class SqlServerStatementTests
{
    /// <summary>Statements of other databases; and pieces of statements, which are put together and parsed below.</summary>
    private static readonly string[] LeftOut =
    [
        "UrbGrade.Modules.Core.Database.Sqlite.", "UrbGrade.Modules.Core.Database.PostgreSql.", "UrbGrade.Modules.Core.Database.Migrations.",
        "UrbGrade.Modules.Core.Database.Upkeep.", typeof(SqlServerBulkSql).FullName!, typeof(AddressSweep).FullName!,
    ];

    private static readonly Assembly Modules = typeof(UrbGradeModules).Assembly;

    [Fact]
    public void Each_statement_is_one_of_SQL_Server_or_has_a_twin_there()
    {
        var twins = Twins();
        Assert.True(twins.Count >= 5, $"Only {twins.Count} statements have a twin.");
        Assert.All(twins, twin =>
        {
            Assert.Single(TransactSql.Parse(twin.Transact));
            Assert.Equal(Parameters(twin.Common), Parameters(twin.Transact));
        });

        // Of a statement on a group of rows the code holds what stands before the list of its rows.
        var statements = CompiledCode.Texts(Modules.Location, type => !LeftOut.Any(name => type.StartsWith(name, StringComparison.Ordinal)))
            .Where(text => Statement().IsMatch(text) && !twins.Any(twin => BeginsWith(twin.Common, text) || BeginsWith(twin.Transact, text))).ToList();
        Assert.True(statements.Count >= 15, $"Only {statements.Count} statements were found.");
        Assert.All(statements, statement => TransactSql.Parse(statement));
    }

    [Theory]
    [InlineData("""DELETE FROM "T" WHERE "Id" = @id LIMIT @most""")]
    [InlineData("""INSERT INTO "T" ("Id") VALUES (@id) ON CONFLICT DO NOTHING""")]
    [InlineData("""INSERT INTO "T" ("A") VALUES ($a) RETURNING "Id" """)]
    public void What_SQL_Server_does_not_know_is_noticed(string sql) => Assert.Throws<FormatException>(() => TransactSql.Parse(sql));

    [Fact]
    public void The_statements_of_bulk_writes_are_Transact_SQL()
    {
        Bulk(NewReading.Table);
        Bulk(KpiEntry.Table);
        Bulk(SeriesDay.Table);
        Bulk(DirtyDay.Table);
        Assert.Single(TransactSql.Parse(SqlServerBulkSql.Delete(DirtyDay.Taken)));
        Assert.Equal(6, TransactSql.Parse(SqlServerBulkWriter.Statistics).Count);
        Assert.Equal(3, TransactSql.Parse(SqlServerWriteSession.TakeTurn).Count);
    }

    private static void Bulk<TRow>(BulkTable<TRow> table)
    {
        Assert.Single(TransactSql.Parse(SqlServerBulkSql.Create(table)));
        Assert.Single(TransactSql.Parse(SqlServerBulkSql.Taken(table)));
        Assert.Single(TransactSql.Parse(SqlServerBulkSql.Insert(table)));
        Assert.Equal(2, TransactSql.Parse(SqlServerBulkSql.Upsert(table)).Count);
        Assert.Single(TransactSql.Parse(SqlServerBulkSql.Delete(table)));
        Assert.Single(TransactSql.Parse(SqlServerBulkSql.Drop()));
    }

    private static bool BeginsWith(string statement, string text) => statement.StartsWith(text, StringComparison.Ordinal);

    private static List<ProviderSql> Twins() =>
    [
        .. Modules.GetTypes().Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .SelectMany(field => Statements(field)),
    ];

    private static IEnumerable<ProviderSql> Statements(FieldInfo field) => field switch
    {
        _ when field.FieldType == typeof(ProviderSql) => [(ProviderSql)field.GetValue(null)!],
        _ when field.FieldType == typeof(GroupSql) => ((GroupSql)field.GetValue(null)!).Statements,
        _ => [],
    };

    private static IEnumerable<string> Parameters(string sql) =>
        Parameter().Matches(sql).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("""^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|DECLARE|IF \()\s""")]
    private static partial Regex Statement();

    [GeneratedRegex("@[a-z]+")]
    private static partial Regex Parameter();
}
