using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public class UploadQueriesTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int Site => world.Barcelona.Rows<SiteRow>().Single().Id;

    private IUploadQueries Uploads => world.Get<IUploadQueries>();

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2026-03-06"));
        await world.Barcelona.QuantifyAndCompute(2, DashboardWorld.Day("2026-03-07", 20));
        await world.Barcelona.QuantifyAndCompute(3, DashboardWorld.Day("2026-03-09"));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_calendar_tells_complete_partial_missing_and_days_not_due()
    {
        var site = Assert.Single(await Uploads.ListSites(6, Cancellation));
        Assert.Equal(
            [
                (When.Day("2026-03-05"), UploadDayState.NotDue, 0, 0),
                (When.Day("2026-03-06"), UploadDayState.Complete, 96, 96),
                (When.Day("2026-03-07"), UploadDayState.Partial, 80, 96),
                (When.Day("2026-03-08"), UploadDayState.Missing, 0, 96),
                (When.Day("2026-03-09"), UploadDayState.Complete, 96, 96),
                (When.Day("2026-03-10"), UploadDayState.NotDue, 0, 0),
            ],
            site.Days.Select(d => (d.Day, d.State, d.ReceivedReadings, d.ExpectedReadings)));
        Assert.Equal(world.Platform.Clock.GetUtcNow(), site.LastReceiptAt);
    }

    [Fact]
    public async Task Nothing_is_missing_of_a_meter_that_was_taken_away()
    {
        await world.Barcelona.Change(database => database.AddRange(world.Barcelona.Rows<MeterRow>().Select(meter => new MeterSettingRow
        {
            TenantId = world.Barcelona.Id, MeterId = meter.Id, From = When.Instant("2026-03-08T10:00:00Z"), IsEnd = true, Source = "work order 12",
        })));

        var site = Assert.Single(await Uploads.ListSites(6, Cancellation));

        Assert.Equal(
            [(When.Day("2026-03-07"), UploadDayState.Partial, 96), (When.Day("2026-03-08"), UploadDayState.NotDue, 0), (When.Day("2026-03-09"), UploadDayState.NotDue, 0)],
            site.Days.Skip(2).Take(3).Select(d => (d.Day, d.State, d.ExpectedReadings)));
    }

    [Fact]
    public async Task A_site_whose_readings_ended_long_ago_shows_the_days_up_to_the_last_of_them()
    {
        world.Platform.Clock.Advance(TimeSpan.FromDays(700));

        var site = Assert.Single(await Uploads.ListSites(3, Cancellation));

        Assert.Equal(When.Instant("2026-03-09T22:00:00Z"), site.LastReadingAt);
        Assert.Equal(
            [(When.Day("2026-03-07"), UploadDayState.Partial), (When.Day("2026-03-08"), UploadDayState.Missing), (When.Day("2026-03-09"), UploadDayState.Complete)],
            site.Days.Select(d => (d.Day, d.State)));
    }

    [Fact]
    public async Task A_site_that_is_silent_for_fewer_days_than_are_shown_shows_them_up_to_today()
    {
        world.Platform.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(When.Day("2026-03-12"), Assert.Single(await Uploads.ListSites(4, Cancellation)).Days[^1].Day);
    }

    [Fact]
    public async Task A_day_that_is_over_may_be_on_its_way_until_the_end_of_the_next_one()
    {
        world.Platform.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((When.Day("2026-03-10"), UploadDayState.NotDue), (await Shown())[^2]);

        world.Platform.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([(When.Day("2026-03-10"), UploadDayState.Missing), (When.Day("2026-03-11"), UploadDayState.NotDue), (When.Day("2026-03-12"), UploadDayState.NotDue)], (await Shown())[^3..]);

        await world.Barcelona.QuantifyAndCompute(4, DashboardWorld.Day("2026-03-11", 20));
        Assert.Equal((When.Day("2026-03-11"), UploadDayState.Partial), (await Shown())[^2]);

        async Task<List<(DateOnly, UploadDayState)>> Shown() => [.. Assert.Single(await Uploads.ListSites(6, Cancellation)).Days.Select(d => (d.Day, d.State))];
    }

    [Fact]
    public async Task Days_after_the_newest_one_of_a_site_that_catches_up_are_on_their_way()
    {
        world.Platform.Clock.Advance(TimeSpan.FromDays(3));
        await world.Barcelona.QuantifyAndCompute(4, DashboardWorld.Day("2026-03-10"));
        Assert.Equal([(When.Day("2026-03-10"), UploadDayState.Complete), (When.Day("2026-03-11"), UploadDayState.NotDue)], await Shown());

        world.Platform.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal([(When.Day("2026-03-10"), UploadDayState.Complete), (When.Day("2026-03-11"), UploadDayState.Missing)], await Shown());

        async Task<List<(DateOnly, UploadDayState)>> Shown() => [.. Assert.Single(await Uploads.ListSites(4, Cancellation)).Days.Take(2).Select(d => (d.Day, d.State))];
    }

    [Fact]
    public async Task Days_of_a_meter_that_still_wait_at_the_gateway_are_not_missing_because_another_one_is_further()
    {
        await world.Barcelona.Register("500");
        world.Platform.Clock.Advance(TimeSpan.FromDays(3));
        await world.Barcelona.QuantifyAndCompute(4, DashboardWorld.Day("2026-03-06", meter: "500"));

        await Sign((4, 0, 0, 12));
        Assert.Equal((UploadDayState.Complete, 96), await Ninth());

        await Sign((4, 0, 0, 0));
        Assert.Equal((UploadDayState.Partial, 192), await Ninth());

        async Task<(UploadDayState, int)> Ninth() => Assert.Single(await Uploads.ListSites(8, Cancellation)).Days
            .Where(day => day.Day == When.Day("2026-03-09")).Select(day => (day.State, day.ExpectedReadings)).Single();
    }

    [Fact]
    public async Task The_month_that_runs_was_missing_of_a_counter_that_is_read_once_a_month()
    {
        await world.Barcelona.Register("478");
        var cellar = await world.MoveToOwnSite("478", "Cellar");
        var madrid = LocalCalendar.Of("Europe/Madrid");
        await world.Barcelona.Quantify(4, TestRequest.OfHeads("001", "002", [.. new[] { ("2026-01-01", "100"), ("2026-02-01", "844"), ("2026-03-01", "1516") }.Select(
            one => ("GW1", madrid.InstantOf(When.Day(one.Item1)), new[] { ("ID_Meter_consumption", "478"), ("Consumer_measure", one.Item2) }))]));
        do
        {
            await world.Barcelona.ComputeKpis();
        }
        while (world.Barcelona.Rows<DirtyPeriodRow>().Count > 0);
        world.Platform.Clock.Advance(TimeSpan.FromHours(2));

        var calendar = (await Uploads.FindSite(cellar, When.Day("2026-02-27"), When.Day("2026-03-09"), Cancellation))!;
        Assert.Equal([UploadDayState.Complete, UploadDayState.Complete, .. Enumerable.Repeat(UploadDayState.NotDue, 8)], calendar.Site.Days.Select(day => day.State));
        Assert.Empty(calendar.Gaps);

        // Twice the four weeks of February.
        world.Platform.Clock.Advance(TimeSpan.FromDays(50));
        calendar = (await Uploads.FindSite(cellar, When.Day("2026-02-28"), When.Day("2026-03-02"), Cancellation))!;
        Assert.Equal([UploadDayState.Complete, UploadDayState.Missing], calendar.Site.Days.Select(day => day.State));
    }

    [Theory]
    [InlineData(-20, -20)]
    [InlineData(0, 0)]
    [InlineData(42, 42)]
    public async Task A_site_tells_how_far_its_gateways_clock_is_behind(int seconds, int expected)
    {
        await Sign((1, 0, seconds, null), (2, 1, seconds, null), (3, 2, seconds, null));

        Assert.Equal(TimeSpan.FromSeconds(expected), Assert.Single(await Uploads.ListSites(2, Cancellation)).ClockBehind);
    }

    [Fact]
    public async Task The_fastest_request_of_the_last_hour_tells_the_clock_and_earlier_ones_do_not()
    {
        await Sign((1, -120, 0, null), (2, -1, 7, null), (3, 0, 31, null));

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(await Uploads.ListSites(2, Cancellation)).ClockBehind);
    }

    [Fact]
    public async Task What_waits_at_a_gateway_is_what_its_last_request_said_whichever_of_several_arrived_last()
    {
        await Sign((1, -30, 0, 12), (2, 0, 1, 0), (3, 0, 2, 1));

        Assert.Equal(0, Assert.Single(await Uploads.ListSites(2, Cancellation)).Waiting);
    }

    [Fact]
    public async Task A_gateway_that_says_nothing_of_its_outbox_has_none_that_is_known()
    {
        await Sign((1, -30, 0, 12), (2, -2, 0, null), (3, 0, 0, null));

        Assert.Null(Assert.Single(await Uploads.ListSites(2, Cancellation)).Waiting);
    }

    [Fact]
    public async Task Neighbouring_missing_hours_are_one_gap_of_the_meter()
    {
        var calendar = await Uploads.FindSite(Site, When.Day("2026-03-05"), When.Day("2026-03-11"), Cancellation);
        var gap = Assert.Single(calendar!.Gaps);
        Assert.Equal(
            ("477", When.Instant("2026-03-07T19:00:00Z"), When.Instant("2026-03-08T23:00:00Z"), 28 * 4, null),
            (gap.Source, gap.From, gap.To, gap.MissingReadings, gap.ResendRequestedAt));
    }

    [Fact]
    public async Task A_gap_that_a_receipt_asked_for_is_shown_as_asked_for()
    {
        await world.Barcelona.Change(context => context.Set<RawRequestRow>().Single(r => r.Id == 3).ResendRequests =
            """[{"source":"477","from":"2026-03-07T19:00:00+00:00","to":"2026-03-08T23:00:00+00:00"}]""");
        var calendar = await Uploads.FindSite(Site, When.Day("2026-03-07"), When.Day("2026-03-09"), Cancellation);
        Assert.All(calendar!.Site.Days, d => Assert.Equal(UploadDayState.ResendRequested, d.State));
        Assert.NotNull(Assert.Single(calendar.Gaps).ResendRequestedAt);
    }

    [Fact]
    public async Task Rejected_messages_count_on_the_day_of_their_receipt()
    {
        await world.Barcelona.Change(context => context.Set<RawRequestRow>().Single(r => r.Id == 1).Rejected = 3);
        var site = Assert.Single(await Uploads.ListSites(2, Cancellation));
        Assert.Equal([0, 3], site.Days.Select(d => d.RejectedMessages));
    }

    [Fact]
    public async Task A_day_lists_the_requests_that_measured_it()
    {
        await world.Barcelona.Change(context =>
        {
            var request = context.Set<RawRequestRow>().Single(r => r.Id == 2);
            (request.FirstMeasuredAt, request.LastMeasuredAt) = (When.Instant("2026-03-06T23:00:00Z"), When.Instant("2026-03-07T19:00:00Z"));
        });
        Assert.Equal(2, Assert.Single(await Uploads.ListBatches(Site, When.Day("2026-03-07"), Cancellation)).RequestId);
        Assert.Empty(await Uploads.ListBatches(Site, When.Day("2026-03-08"), Cancellation));
    }

    [Fact]
    public async Task A_batch_tells_how_far_it_is_and_gives_its_bytes_back()
    {
        var batch = await Uploads.FindBatch(1, Cancellation);
        Assert.Equal(Enum.GetValues<BatchStepName>(), batch!.Steps.Select(s => s.Name));
        Assert.Equal(BatchStepState.Waiting, batch.Steps[^1].State);
        Assert.Equal(Site, batch.SiteId);
        Assert.StartsWith("<S:Envelope", System.Text.Encoding.UTF8.GetString((await Uploads.ReadRawBody(1, Cancellation))!));

        await world.Barcelona.Change(context => context.Set<RawRequestRow>().Single(r => r.Id == 1).QuantifiedAt = When.Instant("2026-03-10T09:00:01Z"));
        var done = (await Uploads.FindBatch(1, Cancellation))!.Steps[^1];
        Assert.Equal((BatchStepState.Done, When.Instant("2026-03-10T09:00:01Z")), (done.State, done.At));
    }

    /// <param name="requests">Their ids; when they came, minutes from now; how many seconds before that they were
    /// signed by their own clock; and what waited.</param>
    private Task Sign(params (long Id, int Minutes, int Seconds, int? Waiting)[] requests) => world.Barcelona.Change(context =>
    {
        foreach (var (id, minutes, seconds, waiting) in requests)
        {
            var request = context.Set<RawRequestRow>().Single(r => r.Id == id);
            request.ReceivedAt = world.Platform.Clock.GetUtcNow().AddMinutes(minutes);
            (request.SignedAt, request.Waiting) = (request.ReceivedAt.AddSeconds(-seconds), waiting);
        }
    });
}
