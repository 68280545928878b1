using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

/// <summary>A backlog of weeks, months and years, and a correction that comes while it is computed.</summary>
public class PeriodRunsTests : IAsyncLifetime
{
    private const int Meters = 24;
    private const string Last = "123";

    private static readonly DateTimeOffset Hour = When.Instant("2019-07-10T10:00:00Z");

    private readonly SlicedClock clock = new();
    private QuantifiedTenant tenant = null!;
    private PeriodRuns runs = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        string[] meters = [.. Enumerable.Range(100, Meters).Select(meter => meter.ToString(CultureInfo.InvariantCulture))];
        await tenant.Register(meters);
        await tenant.QuantifyAndCompute(1, meters.Select(meter => ShopHour.Of(meter, Hour, 2)));
        runs = new PeriodRuns(
            tenant.Platform.Contexts, tenant.Platform.Get<PeriodComputation>(), tenant.Platform.Get<PeriodKpiWriter>(), tenant.Platform.Get<PlaceSums>(),
            tenant.Platform.Queue, clock, NullLogger<PeriodRuns>.Instance);
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_correction_that_comes_during_a_backlog_goes_before_what_is_left_of_it()
    {
        clock.BetweenPortions = Correct;
        while (await runs.Run(tenant.Id, onlyCorrected: false, Cancellation) is (false, _))
        {
        }

        var computed = tenant.Rows<PeriodKpiRow>()
            .Where(k => k.Scope == KpiScope.Asset && k.DefinitionId == KpiDefinitions.Energy.Id && k.Medium == KpiMedium.All && k.Resolution == KpiResolution.Month)
            .ToDictionary(k => k.ScopeId, k => (k.Value, k.ComputedAt));
        var corrected = computed[tenant.AssetOf(Last)];
        Assert.Equal((Meters, 7.0), (computed.Count, corrected.Value!.Value));
        Assert.Equal(8, computed.Count(one => one.Value.ComputedAt > corrected.ComputedAt));
        Assert.Empty(tenant.Rows<StaleMonthRow>());
    }

    [Fact]
    public async Task A_run_of_corrections_leaves_the_backlog_to_others()
    {
        await tenant.QuantifyAndCompute(2, ShopHour.Of(Last, Hour, 7));
        Assert.True((await runs.Run(tenant.Id, onlyCorrected: true, Cancellation)).IsDone);

        var asset = Assert.Single(tenant.Rows<PeriodKpiRow>().Where(k => k.Scope == KpiScope.Asset).Select(k => k.ScopeId).Distinct());
        Assert.Equal(tenant.AssetOf(Last), asset);
        Assert.Equal(Meters - 1, tenant.Rows<StaleMonthRow>().Count);
        Assert.Equal(7, EnergyOfTenant());
    }

    [Fact]
    public async Task Sums_over_all_assets_are_not_made_anew_after_each_part_of_a_backlog()
    {
        clock.Took = TimeSpan.FromSeconds(10);
        Assert.False((await runs.Run(tenant.Id, onlyCorrected: false, Cancellation)).IsDone);
        Assert.Equal(8 * 2, EnergyOfTenant());
        Assert.False((await runs.Run(tenant.Id, onlyCorrected: false, Cancellation)).IsDone);
        Assert.Equal(8 * 2, EnergyOfTenant());
        Assert.Equal(Meters - 16, tenant.Rows<StaleMonthRow>().Count(mark => mark.AssetId != StaleMonth.Sums));
        while (await runs.Run(tenant.Id, onlyCorrected: false, Cancellation) is (false, _))
        {
        }

        Assert.Equal(Meters * 2, EnergyOfTenant());
    }

    [Fact]
    public async Task A_run_of_corrections_makes_the_sums_of_what_was_corrected_alone()
    {
        while (await runs.Run(tenant.Id, onlyCorrected: false, Cancellation) is (false, _))
        {
        }

        var earlier = tenant.Platform.Clock.GetUtcNow();
        tenant.Platform.Clock.Advance(TimeSpan.FromMinutes(1));
        await tenant.Change(context => context.AddRange(Enumerable.Range(1, 6).Select(month => new StaleMonthRow
        {
            TenantId = tenant.Id, AssetId = StaleMonth.Sums, Month = new DateOnly(2019, month, 1), Mark = month,
        })));
        await tenant.QuantifyAndCompute(2, ShopHour.Of(Last, Hour, 7));
        Assert.True((await runs.Run(tenant.Id, onlyCorrected: true, Cancellation)).IsDone);

        Assert.Equal(Enumerable.Range(1, 6).Select(month => (0, new DateOnly(2019, month, 1))), tenant.Rows<StaleMonthRow>().Select(mark => (mark.AssetId, mark.Month)).Order());
        Assert.Equal(
            [(KpiResolution.Month, When.Day("2019-07-01")), (KpiResolution.Week, When.Day("2019-07-08")), (KpiResolution.Year, When.Day("2019-01-01"))],
            tenant.Rows<PeriodKpiRow>().Where(k => k.Scope == KpiScope.Tenant && k.ComputedAt > earlier).Select(k => (k.Resolution, k.PeriodStart)).Distinct().Order());
        while (await runs.Run(tenant.Id, onlyCorrected: false, Cancellation) is (false, _))
        {
        }

        Assert.Empty(tenant.Rows<StaleMonthRow>());
    }

    [Fact]
    public async Task Of_the_sums_that_wait_a_correction_takes_its_own_month_with_its_weeks_and_year()
    {
        await tenant.Change(context => context.AddRange(Enumerable.Range(1, 12).Select(month => new StaleMonthRow
        {
            TenantId = tenant.Id, AssetId = StaleMonth.Sums, Month = new DateOnly(2019, month, 1), Mark = month, Corrects = month == 7,
        })));

        var all = await tenant.Platform.Get<PlaceSums>().Next(tenant.Id, onlyCorrected: false, Cancellation);
        var corrected = await tenant.Platform.Get<PlaceSums>().Next(tenant.Id, onlyCorrected: true, Cancellation);

        // July with five weeks and the year, of twelve months with 53 weeks.
        Assert.Equal((1 + 5 + 1, 12 + 53 + 1), (corrected!.Periods.Count, all!.Periods.Count));
    }

    [Fact]
    public async Task While_readings_stream_in_a_correction_rests_for_four_seconds_where_others_rest_for_nine_times_as_long_as_they_took()
    {
        clock.Took = TimeSpan.FromSeconds(1);
        await tenant.QuantifyAndCompute(2, ShopHour.Of(Last, Hour, 7));
        await tenant.Quantify(3, ShopHour.Of("100", Hour.AddDays(1), 3));
        Assert.NotEmpty(tenant.Rows<DirtyPeriodRow>());
        await runs.Run(tenant.Id, onlyCorrected: true, Cancellation);

        clock.Took = TimeSpan.Zero;
        clock.Advance(TimeSpan.FromSeconds(3.5));
        Assert.Equal(clock.GetUtcNow().AddSeconds(0.5), (await runs.Run(tenant.Id, onlyCorrected: true, Cancellation)).NotBefore);
        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(clock.GetUtcNow().AddSeconds(1), (await runs.Run(tenant.Id, onlyCorrected: false, Cancellation)).NotBefore);
        Assert.True((await runs.Run(tenant.Id, onlyCorrected: true, Cancellation)).IsDone);
    }

    [Fact]
    public async Task What_a_partners_module_has_not_taken_yet_does_not_slow_the_figures_down()
    {
        await tenant.Platform.Queue.Commit(
            session => tenant.Platform.Get<IWorkItemTable>().Add(
                session, new NewWork(tenant.Id, "conversation-1", WorkContract.Of<RequestStored>().Name, "{}", null, Queue: "Baseload")),
            Cancellation);
        clock.Took = TimeSpan.FromSeconds(10);

        var (isDone, notBefore) = await runs.Run(tenant.Id, onlyCorrected: false, Cancellation);

        Assert.False(isDone);
        Assert.Null(notBefore);
    }

    [Fact]
    public async Task A_run_of_corrections_that_has_to_wait_is_asked_for_again_as_one()
    {
        clock.Took = TimeSpan.FromSeconds(1);
        await runs.Run(tenant.Id, onlyCorrected: false, Cancellation);
        var work = new TestWork(7, tenant.Id, Cancellation);
        await new ComputePeriods(runs, work).Handle(new PeriodsStale(tenant.Id, OnlyCorrected: true));

        Assert.Equal([new PeriodsStale(tenant.Id, OnlyCorrected: true)], work.Published);
    }

    private double? EnergyOfTenant() => tenant.Rows<PeriodKpiRow>().Single(k => k.Scope == KpiScope.Tenant && k.DefinitionId == KpiDefinitions.Energy.Id
        && k.Medium == KpiMedium.All && k.Resolution == KpiResolution.Month).Value;

    /// <summary>Brings a correction, whose run finds the other one under way; from then on time goes by between portions.</summary>
    private void Correct() => Task.Run(async () =>
    {
        clock.BetweenPortions = Pass;
        await tenant.QuantifyAndCompute(2, ShopHour.Of(Last, Hour, 7));
        Assert.Equal(clock.GetUtcNow().AddMilliseconds(500), (await runs.Run(tenant.Id, onlyCorrected: true, Cancellation)).NotBefore);
    }).GetAwaiter().GetResult();

    /// <summary>Lets what is being written be written before time goes by.</summary>
    private void Pass()
    {
        Task.Run(() => tenant.Platform.Queue.Commit(_ => true, Cancellation)).GetAwaiter().GetResult();
        tenant.Platform.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Stands still but for what a run is said to take, and tells when a run looks at it between portions of assets.</summary>
    private sealed class SlicedClock : TimeProvider
    {
        private DateTimeOffset now = Hour;
        private int looks;

        public Action? BetweenPortions { get; set; }

        /// <summary>What goes by between two looks of a run.</summary>
        public TimeSpan Took { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp()
        {
            // The first looks are those at the beginning of a run and of its portion.
            if (++looks > 3 && BetweenPortions is { } tell)
            {
                tell();
            }

            return looks * Took.Ticks;
        }

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan time) => now += time;
    }
}
