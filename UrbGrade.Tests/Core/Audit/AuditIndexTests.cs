using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Audit;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Audit;

/// <summary>A hundred thousand lines, most of them of others.</summary>
public sealed class AuditIndexTests : IAsyncLifetime
{
    private const int Lines = 100_000;
    private const int PageLength = 50;

    private readonly TestPlatform platform = new();
    private int tenant;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await platform.Get<ITenantDirectory>().Add(new TenantDraft("20", "Barcelona"), Cancellation);
        tenant = platform.Get<ITenantRegistry>().FindByCode("20")!.Id;
        await platform.Queue.Commit(session =>
        {
            using var database = platform.Contexts.Write(TenantScope.Platform, session);
            var last = database.Set<AuditRow>().Max(line => line.Id);
            return database.Database.ExecuteSql($"""
                WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {Lines})
                INSERT INTO "Audit" ("Id", "At", "Who", "TenantId", "What", "Subject", "PreviousHash", "Hash")
                SELECT {last} + n, 1577836800000 + n * 1000, 'ana@barcelona.example', CASE WHEN n % 100 = 0 THEN {tenant} ELSE {tenant} + 1 END,
                    CASE WHEN n % 200 = 0 THEN 'work.retried' ELSE 'account.signed-in' END, 'item ' || n, '', '' FROM numbers
                """);
        }, Cancellation);
    }

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData(50_000L)]
    public async Task A_page_of_a_tenants_events_is_found_by_the_index_alone_and_put_into_no_other_order(long? before)
    {
        await using var database = platform.Contexts.Read(TenantScope.Of(tenant));
        var page = await platform.Get<AuditLines>().Page(
            database, TenantScope.Of(tenant), new AuditFilter(), OperationKinds.All, before, PageLength, Cancellation);

        var steps = await Plan(database, page);

        Assert.Contains("IX_Audit_TenantId_Id", Assert.Single(steps), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH", steps[0], StringComparison.Ordinal);
        Assert.Equal(PageLength, (await page.ToListAsync(Cancellation)).Count);
    }

    private static async Task<List<string>> Plan(UrbGradeContext database, IQueryable<AuditRow> page)
    {
        await database.Database.OpenConnectionAsync(Cancellation);
        await using var command = page.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var plan = await command.ExecuteReaderAsync(Cancellation);
        var steps = new List<string>();
        while (await plan.ReadAsync(Cancellation))
        {
            steps.Add(plan.GetString(3));
        }

        return steps;
    }
}
