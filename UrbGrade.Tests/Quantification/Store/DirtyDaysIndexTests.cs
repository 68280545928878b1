using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Tests.Quantification.Store;

/// <summary>How SQLite finds corrected days.</summary>
public sealed class DirtyDaysIndexTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Corrected_days_are_found_by_their_own_index_and_put_into_no_other_order()
    {
        await using var tenant = await QuantifiedTenant.Create();
        await using var database = tenant.Platform.Contexts.Read(TenantScope.Of(tenant.Id));
        await database.Database.OpenConnectionAsync(Cancellation);
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {DirtyDays.Corrected.Common}";
        command.AddParameter("@tenant", tenant.Id);
        command.AddParameter("@most", 10);
        await using var plan = await command.ExecuteReaderAsync(Cancellation);
        var steps = new List<string>();
        while (await plan.ReadAsync(Cancellation))
        {
            steps.Add(plan.GetString(3));
        }

        Assert.Contains("IX_DirtyPeriods_Corrected", Assert.Single(steps), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH", steps[0], StringComparison.Ordinal);
    }
}
