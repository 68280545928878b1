using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Tests.Dashboard;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

public class MissingHoursTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;
    private long request;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477", "500");
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task Hours_between_the_first_reading_and_the_newest_of_the_meter_are_missing_where_nothing_came()
    {
        await Send(DashboardWorld.Day("2026-03-05", 24, from: 6), DashboardWorld.Day("2026-03-06", 22), DashboardWorld.Day("2026-03-08", 10));
        await Send(DashboardWorld.Day("2026-03-06", meter: "500"));

        Assert.Equal([("477", "2026-03-06T21:00:00Z", "2026-03-07T23:00:00Z")], await Find());
    }

    [Fact]
    public async Task A_meter_whose_readings_begin_again_later_is_missing_up_to_there()
    {
        await Send(DashboardWorld.Day("2026-03-05"));

        Assert.Equal(
            [("477", "2026-03-05T23:00:00Z", "2026-03-06T23:00:00Z")],
            await Find(expected: new() { ["477"] = When.Instant("2026-03-06T23:00:00Z"), ["500"] = When.Instant("2026-03-06T23:00:00Z") }));
    }

    [Theory]
    [InlineData("2025-03-30", 23)]
    [InlineData("2025-10-26", 25)]
    public async Task The_day_of_a_clock_change_has_all_its_hours(string day, int hours)
    {
        await Send(DashboardWorld.Day(When.Day(day).AddDays(-1)), DashboardWorld.Day(day, hours), DashboardWorld.Day(When.Day(day).AddDays(1)));

        Assert.Empty((await Find("2025-01-01T00:00:00Z"))!);
    }

    [Fact]
    public async Task Nothing_is_said_of_hours_before_the_time_asked_about()
    {
        await Send(DashboardWorld.Day("2026-03-05", 20), DashboardWorld.Day("2026-03-06"));

        Assert.Equal([("477", "2026-03-05T21:00:00Z", "2026-03-05T23:00:00Z")], await Find("2026-03-05T20:30:00Z"));
        Assert.Empty((await Find("2026-03-06T00:00:00Z"))!);
    }

    [Fact]
    public async Task While_readings_wait_to_be_counted_nothing_can_be_said()
    {
        await tenant.Quantify(++request, DashboardWorld.Day("2026-03-05"));
        Assert.Null(await Find());

        await tenant.ComputeKpis();
        Assert.Empty((await Find())!);
    }

    private Task Send(params IEnumerable<ShopHour>[] days) => tenant.QuantifyAndCompute(++request, days.SelectMany(day => day));

    private async Task<IEnumerable<(string, string, string)>?> Find(
        string since = "2026-01-01T00:00:00Z", Dictionary<string, DateTimeOffset>? expected = null)
    {
        var missing = await tenant.Platform.Get<IMissingHours>().Find(tenant.Id, When.Instant(since), expected ?? [], Cancellation);
        return missing?.Select(m => (m.Source, $"{m.From.UtcDateTime:s}Z", $"{m.To.UtcDateTime:s}Z"));
    }
}
