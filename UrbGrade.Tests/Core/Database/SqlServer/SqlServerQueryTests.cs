using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Database.Sqlite;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Core.Database.SqlServer;

/// <summary>That <see cref="TransactSqlQueries"/> sees queries, and what it makes of them.</summary>
public sealed class SqlServerQueryTests : IDisposable
{
    private readonly SqliteTestDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public void A_query_of_a_test_is_translated_for_SQL_Server_as_well()
    {
        using var context = database.Contexts.Read(TenantScope.Of(7));
        var name = $"name {Guid.NewGuid()}";
        _ = context.Set<SiteRow>().Where(site => site.Name != name && site.Code.StartsWith("SqlServerQueryTests")).OrderBy(site => site.Code).Take(3).ToList();

        var translated = Assert.Single(TransactSqlQueries.Translated, sql => sql.Contains("SqlServerQueryTests", StringComparison.Ordinal));
        var select = Assert.IsType<SelectStatement>(Assert.Single(TransactSql.Parse(translated)));
        Assert.NotNull(((QuerySpecification)select.QueryExpression).TopRowFilter);
        Assert.Contains("[TenantId] = @", translated, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_only_SQLite_can_answer_is_noticed()
    {
        using var context = (SqliteUrbGradeContext)database.Contexts.Read(TenantScope.Platform);
        Expression<Func<int>> query = () => context.Set<SiteRow>().Count(site => EF.Functions.Glob(site.Code, "B*"));

        Assert.ThrowsAny<Exception>(() => TransactSqlQueries.Translate(query.Body));
    }
}
