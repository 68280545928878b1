using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

/// <summary>It is the tenth of March 2026; the meters send four series each.</summary>
public class UploadGapTests : IAsyncLifetime
{
    private DashboardWorld world = null!;
    private long request;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int Site => world.Barcelona.Rows<SiteRow>().Single().Id;

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        await world.Barcelona.Register("500");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_gap_over_midnight_is_one_and_those_of_other_meters_stay_apart()
    {
        await Send(DashboardWorld.Day("2026-03-05"), DashboardWorld.Day("2026-03-06", 22), DashboardWorld.Day("2026-03-07", 24, from: 3));
        await Send(
            DashboardWorld.Day("2026-03-05", meter: "500"), DashboardWorld.Day("2026-03-06", 23, "500"),
            DashboardWorld.Day("2026-03-07", 10, "500"), DashboardWorld.Day("2026-03-07", 24, "500", from: 12));
        var gaps = (await Calendar("2026-03-05", "2026-03-08")).Gaps;
        Assert.Equal(
            [
                ("477", "2026-03-06T21:00:00Z", "2026-03-07T02:00:00Z", 5 * 4),
                ("500", "2026-03-06T22:00:00Z", "2026-03-06T23:00:00Z", 4),
                ("500", "2026-03-07T09:00:00Z", "2026-03-07T11:00:00Z", 2 * 4),
            ],
            gaps.Select(g => (g.Source, $"{g.From.UtcDateTime:s}Z", $"{g.To.UtcDateTime:s}Z", g.MissingReadings)));
    }

    [Fact]
    public async Task A_meter_is_due_from_the_day_of_its_first_reading_on()
    {
        await Send(DashboardWorld.Day("2026-03-06"), DashboardWorld.Day("2026-03-07"));
        await Send(DashboardWorld.Day("2026-03-07", 24, "500", from: 6));
        var calendar = await Calendar("2026-03-05", "2026-03-08");
        Assert.Equal(
            [(UploadDayState.NotDue, 0, 0), (UploadDayState.Complete, 96, 96), (UploadDayState.Partial, 168, 192)],
            calendar.Site.Days.Select(d => (d.State, d.ReceivedReadings, d.ExpectedReadings)));
        Assert.Equal("500", Assert.Single(calendar.Gaps).Source);
    }

    [Theory]
    [InlineData("2025-03-30", 23)]
    [InlineData("2025-10-26", 25)]
    public async Task A_day_of_a_clock_change_is_complete_with_its_own_number_of_hours(string day, int hours)
    {
        await Send(DashboardWorld.Day(When.Day(day).AddDays(-1)), DashboardWorld.Day(day, hours));
        var calendar = await Calendar(When.Day(day), When.Day(day).AddDays(1));
        var only = Assert.Single(calendar.Site.Days);
        Assert.Equal((UploadDayState.Complete, hours * 4, hours * 4), (only.State, only.ReceivedReadings, only.ExpectedReadings));
        Assert.Empty(calendar.Gaps);
    }

    [Fact]
    public async Task Only_the_gap_that_was_asked_for_is_shown_as_asked_for()
    {
        await Send(DashboardWorld.Day("2026-03-06"), DashboardWorld.Day("2026-03-07", 20), DashboardWorld.Day("2026-03-08", 20));
        await Ask(1, "477", "2026-03-07T19:00:00Z", "2026-03-07T23:00:00Z");
        var calendar = await Calendar("2026-03-07", "2026-03-09");
        Assert.Equal([UploadDayState.ResendRequested, UploadDayState.Partial], calendar.Site.Days.Select(d => d.State));
        Assert.Equal([world.Platform.Clock.GetUtcNow(), null], calendar.Gaps.Select(g => g.ResendRequestedAt));
    }

    [Fact]
    public async Task A_gap_that_is_too_old_to_be_asked_for_is_not_shown_as_asked_for()
    {
        await Send(DashboardWorld.Day("2025-12-30"), DashboardWorld.Day("2025-12-31", 20), DashboardWorld.Day("2026-03-08", 20), DashboardWorld.Day("2026-03-09"));
        await Ask(1, "477", "2025-12-31T19:00:00Z", "2026-03-09T00:00:00Z");

        var old = await Calendar("2025-12-30", "2026-01-02");
        Assert.Equal([UploadDayState.Complete, UploadDayState.Partial, UploadDayState.Missing], old.Site.Days.Select(d => d.State));
        var gap = Assert.Single(old.Gaps);
        Assert.True(gap.IsTooOld);
        Assert.NotNull(gap.ResendRequestedAt);

        var recent = await Calendar("2026-03-08", "2026-03-09");
        Assert.Equal(UploadDayState.ResendRequested, Assert.Single(recent.Site.Days).State);
        Assert.False(Assert.Single(recent.Gaps).IsTooOld);
    }

    [Fact]
    public async Task A_request_for_another_meter_or_of_another_tenant_asks_for_nothing_here()
    {
        await Send(DashboardWorld.Day("2026-03-06"), DashboardWorld.Day("2026-03-07", 20));
        await Ask(1, "500", "2026-03-07T19:00:00Z", "2026-03-07T23:00:00Z");
        await world.Eibar.QuantifyAndCompute(9, DashboardWorld.Day("2026-03-07", meter: "900"));
        await world.Eibar.Change(c => c.Set<RawRequestRow>().Single(r => r.Id == 9).ResendRequests =
            """[{"source":"477","from":"2026-03-07T19:00:00Z","to":"2026-03-07T23:00:00Z"}]""");
        var calendar = await Calendar("2026-03-07", "2026-03-08");
        Assert.Equal(UploadDayState.Partial, Assert.Single(calendar.Site.Days).State);
        Assert.Null(Assert.Single(calendar.Gaps).ResendRequestedAt);
    }

    [Fact]
    public async Task What_a_weather_service_expects_is_missing_on_no_day_and_no_newest_reading()
    {
        await Send(DashboardWorld.Day("2026-03-06"), DashboardWorld.Day("2026-03-07"));
        var before = await Calendar("2026-03-06", "2026-03-08");
        await world.Barcelona.Change(database =>
        {
            var series = new SeriesRow
            {
                TenantId = world.Barcelona.Id, MeterId = database.Set<MeterRow>().Single(meter => meter.Source == "477").Id, Quantity = Quantities.ExpectedTemperature,
                Unit = "Cel", Kind = SeriesKind.Mean,
            };
            database.Add(series);
            database.SaveChanges();
            database.AddRange(Expected(series.Id, "2026-03-06T12:00:00Z"), Expected(series.Id, "2026-03-12T12:00:00Z"));
        });

        var after = await Calendar("2026-03-06", "2026-03-08");

        Assert.Empty(after.Gaps);
        Assert.Equal(before.Site.Days, after.Site.Days);
        Assert.Equal(before.Site.LastReadingAt, after.Site.LastReadingAt);

        ReadingRow Expected(int series, string start) => new()
        {
            SeriesId = series, StartAt = When.Instant(start), EndAt = When.Instant(start).AddHours(1), TenantId = world.Barcelona.Id, Value = 12,
            Revision = 1, RawRequestId = 1, LastRequestId = 1,
        };
    }

    [Fact]
    public async Task A_resent_gap_closes()
    {
        await Send(DashboardWorld.Day("2026-03-06"), DashboardWorld.Day("2026-03-07", 20));
        await Ask(1, "477", "2026-03-07T19:00:00Z", "2026-03-07T23:00:00Z");
        await Send(DashboardWorld.Day("2026-03-07", 24, from: 20));
        var calendar = await Calendar("2026-03-07", "2026-03-08");
        Assert.Equal(UploadDayState.Complete, Assert.Single(calendar.Site.Days).State);
        Assert.Empty(calendar.Gaps);
    }

    [Fact]
    public async Task Sites_that_lack_days_come_first()
    {
        await Send(DashboardWorld.Day("2026-03-07"), DashboardWorld.Day("2026-03-08"), DashboardWorld.Day("2026-03-09"));
        await Send(DashboardWorld.Day("2026-03-07", meter: "500"));
        var north = await world.MoveToOwnSite("500", "Zona nord");
        world.Platform.Clock.Advance(TimeSpan.FromHours(2));
        var sites = await world.Get<IUploadQueries>().ListSites(4, Cancellation);
        Assert.Equal(north, sites[0].SiteId);
        Assert.Equal([UploadDayState.Complete, UploadDayState.Missing, UploadDayState.NotDue, UploadDayState.NotDue], sites[0].Days.Select(d => d.State));
        Assert.Equal([UploadDayState.Complete, UploadDayState.Complete, UploadDayState.Complete, UploadDayState.NotDue], sites[1].Days.Select(d => d.State));
    }

    private Task Send(params IEnumerable<ShopHour>[] days) =>
        world.Barcelona.QuantifyAndCompute(++request, days.SelectMany(day => day));

    private Task Ask(long requestId, string source, string from, string to) => world.Barcelona.Change(context =>
        context.Set<RawRequestRow>().Single(r => r.Id == requestId).ResendRequests =
            $$"""[{"source":"{{source}}","from":"{{from}}","to":"{{to}}"}]""");

    private Task<SiteCalendar> Calendar(string from, string to) => Calendar(When.Day(from), When.Day(to));

    private async Task<SiteCalendar> Calendar(DateOnly from, DateOnly to)
    {
        var calendar = await world.Get<IUploadQueries>().FindSite(Site, from, to, Cancellation);
        Assert.NotNull(calendar);
        return calendar;
    }
}
