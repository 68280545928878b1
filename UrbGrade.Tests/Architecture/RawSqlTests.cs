using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Architecture;

/// <summary>SQL of our own bypasses the context's tenant filter and its guard, so it has to carry the tenant itself.</summary>
public sealed partial class RawSqlTests
{
    [Fact]
    public async Task Every_insert_into_a_tenants_table_names_the_tenant()
    {
        await using var platform = new TestPlatform();
        await using var database = platform.Contexts.Read(TenantScope.Platform);
        var owned = database.Model.GetEntityTypes().Where(e => typeof(ITenantOwned).IsAssignableFrom(e.ClrType))
            .Select(e => e.GetTableName()!).ToHashSet(StringComparer.Ordinal);
        var inserts = CompiledCode.Texts(typeof(UrbGradeModules).Assembly.Location)
            .SelectMany(text => Insert().Matches(text)).Where(match => owned.Contains(match.Groups["table"].Value)).ToList();
        Assert.NotEmpty(inserts);
        Assert.All(inserts, insert => Assert.Contains("\"TenantId\"", insert.Groups["columns"].Value, StringComparison.Ordinal));
    }

    [GeneratedRegex("""INSERT\s+(?:OR\s+\w+\s+)?INTO\s+"(?<table>\w+)"\s*\((?<columns>[^)]*)\)""", RegexOptions.IgnoreCase)]
    private static partial Regex Insert();
}
