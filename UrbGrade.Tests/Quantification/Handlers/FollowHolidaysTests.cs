using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

/// <summary>A shop that uses much on 26 December 2025, a Friday, which is a holiday in Catalonia and a working day elsewhere in Spain.</summary>
public class FollowHolidaysTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Action? dropDatabase;

    public FollowHolidaysTests() => dropDatabase = TestData.ChooseDatabase(folder.Path);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        dropDatabase?.Invoke();
        folder.Dispose();
    }

    [Fact]
    public async Task Figures_of_working_days_are_computed_anew_with_the_holidays_that_a_tenant_has_now()
    {
        double ofSpain;
        await using (var platform = new TestPlatform(folder.Path))
        {
            var shop = await QuantifiedTenant.Create(platform);
            await Measure(shop);
            await QuantifiedTenant.Create(platform, "30");
            Assert.Equal(2, await Start(platform));
            Assert.Equal(0, await Start(platform));
            ofSpain = WeekendByWorkday(shop);
        }

        await using var catalan = new TestPlatform(folder.Path, new Dictionary<string, string?> { ["Prediction:Holidays:20"] = "ES-CT" });
        var same = await QuantifiedTenant.Create(catalan);
        Assert.Equal(1, await Start(catalan));
        Assert.Equal(0, await Start(catalan));

        var work = new TestWork(1, same.Id, Cancellation);
        await new MarkOutdated(catalan.Contexts, catalan.Get<SeriesDirectory>(), catalan.Get<StaleMarks>(), work).Handle(new FiguresOutdated(same.Id, From: null));
        await work.Close(catalan.Queue);
        await same.ComputeKpis();
        await same.ComputePeriods();
        Assert.True(WeekendByWorkday(same) > ofSpain);
    }

    [Fact]
    public async Task A_region_with_the_same_holidays_as_before_computes_nothing()
    {
        await using (var platform = new TestPlatform(folder.Path))
        {
            await QuantifiedTenant.Create(platform);
            await Start(platform);
        }

        await using var named = new TestPlatform(folder.Path, new Dictionary<string, string?> { ["Prediction:Holidays:20"] = "ES" });
        await QuantifiedTenant.Create(named);
        Assert.Equal(0, await Start(named));
    }

    [Fact]
    public async Task A_tenant_that_joined_after_the_start_had_the_holidays_of_that_start()
    {
        await using (var platform = new TestPlatform(folder.Path))
        {
            Assert.Equal(0, await Start(platform));
            await QuantifiedTenant.Create(platform);
            Assert.Equal(0, await Start(platform));
        }

        await using var catalan = new TestPlatform(folder.Path, new Dictionary<string, string?> { ["Prediction:Holidays:20"] = "ES-CT" });
        Assert.Equal(1, await Start(catalan));
    }

    /// <returns>How many tenants' figures it asks for.</returns>
    private static async Task<int> Start(TestPlatform platform)
    {
        await new FollowDefinitions(platform.Contexts, platform.Queue, platform.Get<StaleMarks>(), platform.Get<IRestDays>(), NullLogger<FollowDefinitions>.Instance)
            .StartAsync(Cancellation);
        var contract = WorkContract.Of<FiguresOutdated>().Name;
        return await platform.Queue.Commit(
            session =>
            {
                using var database = platform.Contexts.Write(TenantScope.Platform, session);
                return database.Set<WorkItemRow>().Where(item => item.Contract == contract && item.State == WorkItemState.Waiting)
                    .ExecuteUpdate(item => item.SetProperty(i => i.State, WorkItemState.Done));
            },
            Cancellation);
    }

    /// <summary>Four weeks with 1 kWh in each hour, and 10 kWh on the Friday after Christmas.</summary>
    private static async Task Measure(QuantifiedTenant shop)
    {
        await shop.Register("477");
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var from = When.Day("2025-12-01");
        await shop.QuantifyAndCompute(1, [.. Enumerable.Range(0, 31 * 24).Select(hour => calendar.InstantOf(from).AddHours(hour))
            .Select(start => ShopHour.Of("477", start, calendar.DayOf(start) == When.Day("2025-12-26") ? 10 : 1))]);
        await shop.ComputePeriods();
    }

    private static double WeekendByWorkday(QuantifiedTenant shop) =>
        shop.PeriodKpi(PeriodKpiDefinitions.WeekendWorkday, KpiResolution.Month, "2025-12-01", KpiMedium.Power)!.Value!.Value;
}
