using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Handlers;

public class KpiRunsTests : IAsyncLifetime
{
    private static readonly TimeSpan Lull = TimeSpan.FromMilliseconds(250);

    private readonly WatchedClock clock = new();
    private QuantifiedTenant tenant = null!;
    private KpiRuns runs = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        runs = new KpiRuns(tenant.Platform.Get<KpiComputation>(), tenant.Platform.Get<KpiWriter>(), tenant, tenant.Platform.Queue, clock);
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_run_that_nobody_else_asks_for_does_not_wait()
    {
        await tenant.Quantify(1, Day("2019-07-01"));

        Assert.True(await runs.Run(tenant.Id, Cancellation));

        Assert.Equal(0, clock.Waits);
        Assert.NotNull(tenant.Kpi(KpiDefinitions.Energy, "2019-07-01"));
    }

    [Fact]
    public async Task A_correction_asks_for_its_weeks_and_months_at_once_and_other_days_do_not()
    {
        await tenant.Quantify(1, Day("2019-07-01"));
        await runs.Run(tenant.Id, Cancellation);
        Assert.DoesNotContain(tenant.FollowUps, one => one.Message is PeriodsStale);

        await tenant.Quantify(2, ShopHour.Of("477", When.Instant("2019-07-01T10:00:00Z"), 9, 0.05, 21, 15));
        await runs.Run(tenant.Id, Cancellation);
        Assert.Equal(
            (new PeriodsStale(tenant.Id, OnlyCorrected: true), ComputePeriods.KeyOfCorrected(tenant.Id)),
            Assert.Single(tenant.FollowUps, one => one.Message is PeriodsStale));
    }

    [Fact]
    public async Task A_corrected_day_goes_before_older_ones_that_wait()
    {
        await tenant.Quantify(1, Day("2019-07-09"));
        await runs.Run(tenant.Id, Cancellation);
        await tenant.Quantify(2, Day("2019-07-01"));
        await tenant.Quantify(3, ShopHour.Of("477", When.Instant("2019-07-09T10:00:00Z"), 9, 0.05, 21, 15));

        var first = Assert.Single(await tenant.Platform.Get<KpiComputation>().Next(tenant.Id, most: 1, Cancellation));
        Assert.Equal(When.Day("2019-07-09"), first.Day);
    }

    [Fact]
    public async Task Days_that_stream_in_are_computed_once_nobody_has_come_for_a_lull()
    {
        var run = await StartRunThatGathers();
        await tenant.Quantify(2, Day("2019-07-02"));
        Assert.True(await runs.Run(tenant.Id, Cancellation));

        await PassLull(2);
        Assert.NotEmpty(tenant.Rows<DirtyPeriodRow>());
        Assert.Null(tenant.Kpi(KpiDefinitions.Energy, "2019-07-02"));

        await PassLull(3);
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
        Assert.NotNull(tenant.Kpi(KpiDefinitions.Energy, "2019-07-02"));
        clock.Advance(Lull);
        Assert.True(await run);
    }

    [Fact]
    public async Task A_stream_that_does_not_pause_is_computed_every_two_seconds_all_the_same()
    {
        var run = await StartRunThatGathers();
        await tenant.Quantify(2, Day("2019-07-02"));

        for (var wait = 2; wait <= 8; wait++)
        {
            Assert.True(await runs.Run(tenant.Id, Cancellation));
            await PassLull(wait);
            Assert.Null(tenant.Kpi(KpiDefinitions.Energy, "2019-07-02"));
        }

        Assert.True(await runs.Run(tenant.Id, Cancellation));
        await PassLull(9);
        Assert.NotNull(tenant.Kpi(KpiDefinitions.Energy, "2019-07-02"));
        clock.Advance(Lull);
        Assert.True(await run);
    }

    /// <summary>A run that was asked for again while it wrote its first day, and now waits for more.</summary>
    private async Task<Task<bool>> StartRunThatGathers()
    {
        await tenant.Quantify(1, Day("2019-07-01"));
        using var open = new ManualResetEventSlim();
        var blocking = tenant.Platform.Queue.Commit(_ => open.Wait(Timeout.Infinite, Cancellation), Cancellation);
        var run = runs.Run(tenant.Id, Cancellation);
        Assert.True(await runs.Run(tenant.Id, Cancellation));
        open.Set();
        await blocking;
        await Eventually.Equal(1, () => clock.Waits);
        Assert.NotNull(tenant.Kpi(KpiDefinitions.Energy, "2019-07-01"));
        return run;
    }

    /// <summary>Lets a lull pass, until the run waits once more.</summary>
    private async Task PassLull(int waits)
    {
        clock.Advance(Lull);
        await Eventually.Equal(waits, () => clock.Waits);
    }

    private static IEnumerable<ShopHour> Day(string day) => Enumerable.Range(0, 24).Select(hour =>
        ShopHour.Of("477", When.Instant($"{day}T00:00:00Z").AddHours(hour - 2), 2.5, 0.05, 21, 15));

    /// <summary>Stands still, and tells how often somebody has begun to wait on it.</summary>
    private sealed class WatchedClock : FakeTimeProvider
    {
        private int waits;

        public int Waits => Volatile.Read(ref waits);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref waits);
            return timer;
        }
    }
}
