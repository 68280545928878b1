using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Silences;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Dashboard;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Analysis.Silences;

/// <summary>Two thousand meters of one site, each with thirty hours; every second one fell silent, no two of them in the same hour of the same day.</summary>
public sealed class ManySilentMetersTests : IAsyncLifetime
{
    private const int Meters = 2_000;

    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        var (tenant, newest) = (world.Barcelona.Id, When.Instant("2026-03-09T22:00:00Z").ToUnixTimeMilliseconds());
        await world.Barcelona.Change(database => database.Database.ExecuteSql($"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {Meters})
            INSERT INTO "Meters" ("Id", "TenantId", "AssetId", "Source", "RegisteredAt")
            SELECT 10000 + n, {tenant}, {world.Shop}, 'M' || n, 0 FROM numbers;
            INSERT INTO "Series" ("Id", "TenantId", "MeterId", "Quantity", "Unit", "Medium", "Kind")
            SELECT "Id", {tenant}, "Id", 'energy', 'kW.h', 'power', 0 FROM "Meters" WHERE "Id" > 10000;
            WITH RECURSIVE hours(h) AS (SELECT 0 UNION ALL SELECT h + 1 FROM hours WHERE h < 29)
            INSERT INTO "Readings" ("SeriesId", "StartAt", "EndAt", "TenantId", "Value", "Quality", "Revision", "RawRequestId", "MessageIndex", "LastRequestId")
            SELECT "Id", {newest} - (h + CASE WHEN "Id" % 2 = 0 THEN 12 * ("Id" - 10000) ELSE 0 END) * 3600000,
                {newest} - (h - 1 + CASE WHEN "Id" % 2 = 0 THEN 12 * ("Id" - 10000) ELSE 0 END) * 3600000, {tenant}, 2.5, 0, 1, 1, 0, 1
            FROM "Series", hours WHERE "Series"."Id" > 10000
            """));
        world.Platform.Get<SeriesDirectory>().Forget(tenant);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Two_thousand_meters_are_listed_in_pages_the_longest_silent_first()
    {
        var first = await world.Get<ISilentMeters>().List(null, 1, Cancellation);

        Assert.Equal((SilentMeterList.PageLength, Meters / 2, Meters, 20), (first.Meters.Count, first.Silent, first.Known, first.Pages));
        Assert.Equal(["M2000", "M1998", "M1996"], first.Meters.Take(3).Select(silent => silent.Meter));
        Assert.All(first.Meters, silent => Assert.Equal((SilentWay.Meter, TimeSpan.FromHours(1)), (silent.Way, silent.Usual)));
        var last = await world.Get<ISilentMeters>().List(null, 99, Cancellation);
        Assert.Equal((20, "M2"), (last.Page, last.Meters[^1].Meter));
    }

    [Fact]
    public async Task No_reading_but_the_newest_ones_is_read_to_find_them()
    {
        await using var database = world.Platform.Contexts.Read(TenantScope.Of(world.Barcelona.Id));
        await database.Database.OpenConnectionAsync(Cancellation);
        await using var command = SilentMeters.Sent(database).CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var plan = await command.ExecuteReaderAsync(Cancellation);
        var ofReadings = new List<string>();
        while (await plan.ReadAsync(Cancellation))
        {
            // Aliases are the first letters of the tables.
            if (plan.GetString(3) is var step && step.Split(' ')[1].StartsWith('r'))
            {
                ofReadings.Add(step);
            }
        }

        Assert.Equal(4, ofReadings.Count);
        Assert.All(ofReadings, step => Assert.StartsWith("SEARCH ", step, StringComparison.Ordinal));
        Assert.All(ofReadings, step => Assert.Contains("SeriesId=?", step, StringComparison.Ordinal));
    }
}
