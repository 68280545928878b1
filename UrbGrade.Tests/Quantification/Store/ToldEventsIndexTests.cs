using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

/// <summary>Asked whenever a gateway tells something, beside all votes, bills and other gateways' lines of the tenant.</summary>
public sealed class ToldEventsIndexTests : IAsyncDisposable
{
    private readonly TestPlatform platform = new();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Fact]
    public async Task A_gateways_lines_are_found_by_the_index_of_keys()
    {
        await using var database = platform.Contexts.Read(TenantScope.Of(1));
        var steps = await Plan(database, ToldEvents.Of(database, 1, ToldEvents.Kinds, "CN=gateway"));

        Assert.Contains(steps, step => step.Contains("IX_SiteRecords_TenantId_Kind_Key_Revision (TenantId=? AND Kind=? AND Key>? AND Key<?)", StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN", StringComparison.Ordinal) && step.Contains("SiteRecords", StringComparison.Ordinal));
    }

    private static async Task<List<string>> Plan(UrbGradeContext database, IQueryable<SiteRecordRow> lines)
    {
        await database.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = lines.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var plan = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var steps = new List<string>();
        while (await plan.ReadAsync(TestContext.Current.CancellationToken))
        {
            steps.Add(plan.GetString(3));
        }

        return steps;
    }
}
