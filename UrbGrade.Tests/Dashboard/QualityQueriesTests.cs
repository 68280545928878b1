using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Quantification.Domain.Checks;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public class QualityQueriesTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        world.Platform.Clock.SetUtcNow(When.Instant("2026-04-02T09:00:00Z"));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_month_says_of_each_day_what_it_stands_on()
    {
        await world.Barcelona.Quantify(1, Energy("2026-03-01", 31).Where(hour => !Lacks(hour.Start, "2026-03-05T04:00:00Z", 2) && !Lacks(hour.Start, "2026-03-10T00:00:00Z", 5))
            .Select(hour => hour.Start == When.Instant("2026-03-20T10:00:00Z") ? hour with { Energy = 900 } : hour));
        await world.Barcelona.Limit(new HourLimits(DateOnly.MinValue, Most: 100, Review: 50, Estimates: true));
        await world.Barcelona.ComputeKpis();

        var month = (await Read())!;

        var row = Assert.Single(month.Rows);
        Assert.Equal(("477", When.Day("2026-03-01"), 31), (row.Meter, month.Month, row.Days.Count));
        Assert.Equal(new QualityHours(22, 2, 0, 0, 0), row.Days[4].Hours);
        Assert.Equal(["03-gap"], row.Days[4].Rules);
        Assert.Equal((19, 5), (row.Days[9].Hours.Measured, row.Days[9].Hours.Estimated));
        Assert.Equal((23, 1), (row.Days[19].Hours.Measured, row.Days[19].Hours.Estimated));
        Assert.Equal(["05-spike"], row.Days[19].Rules);
        Assert.Equal(23, row.Days[28].Hours.Expected);
        Assert.Equal((31 * 24) - 1, month.Hours.Expected);
        Assert.Equal((1, 1), (month.Meters, month.FaultyMeters));
    }

    [Fact]
    public async Task Days_that_nothing_came_for_are_missing_and_days_that_are_not_over_are_not_due()
    {
        await world.Barcelona.QuantifyAndCompute(1, Energy("2026-03-30", 1));

        var month = (await Read("2026-03-01"))!;

        Assert.Equal([0, 24, 0], [month.Rows[0].Days[28].Hours.Expected, month.Rows[0].Days[29].Hours.Measured, month.Rows[0].Days[30].Hours.Measured]);
        Assert.Equal(24, month.Rows[0].Days[30].Hours.Missing);
        var april = (await Read("2026-04-01"))!;
        Assert.Equal((24, 0), (april.Rows[0].Days[0].Hours.Missing, april.Rows[0].Days[1].Hours.Expected));
    }

    [Fact]
    public async Task Days_that_still_wait_at_the_gateway_are_not_missing_until_they_have_come()
    {
        await world.Barcelona.QuantifyAndCompute(1, Energy("2026-03-20", 2));
        await world.Barcelona.Change(database =>
        {
            var request = database.Set<RawRequestRow>().Single();
            (request.SignedAt, request.Waiting) = (request.ReceivedAt, 12);
        });

        var month = (await Read("2026-03-01"))!;
        Assert.Equal((12, 0, 2 * 24), (month.Waiting, month.Hours.Missing, month.Hours.Expected));

        // An hour without a further batch: nobody knows any more that they are on their way.
        world.Platform.Clock.Advance(TimeSpan.FromHours(2));
        month = (await Read("2026-03-01"))!;
        Assert.Equal((0, (10 * 24) - 1), (month.Waiting, month.Hours.Missing));
    }

    [Fact]
    public async Task Meters_come_in_pages_and_by_filter()
    {
        string[] meters = ["1", "2", "10"];
        await world.Barcelona.Register(meters);
        await world.Barcelona.QuantifyAndCompute(1, meters.SelectMany(meter => DashboardWorld.Day("2026-03-30", meter: meter)));

        var first = (await Read(pageLength: 2))!;
        Assert.Equal(["1", "2"], first.Rows.Select(row => row.Meter));
        Assert.Equal((2, 3), (first.Pages, first.Meters));
        Assert.Equal(["10"], (await Read(pageLength: 2, page: 2))!.Rows.Select(row => row.Meter));
        Assert.Equal(["1", "10"], (await Read(text: "1"))!.Rows.Select(row => row.Meter));
        Assert.Equal(3, (await Read(faults: true))!.Rows.Count);
    }

    [Fact]
    public async Task Another_tenants_meters_are_never_told()
    {
        await world.Eibar.Register("E1");
        await world.Eibar.QuantifyAndCompute(1, DashboardWorld.Day("2026-03-30", meter: "E1"));

        Assert.Empty((await Read("2026-03-01"))!.Rows);
        world.Platform.Session.BecomeTenantAdministrator(world.Eibar.Id);
        Assert.Equal(["E1"], (await Read("2026-03-01"))!.Rows.Select(row => row.Meter));
    }

    private static IEnumerable<Quantification.ShopHour> Energy(string from, int days) => Enumerable.Range(0, days)
        .SelectMany(day => DashboardWorld.WholeDay(When.Day(from).AddDays(day)))
        .Select((hour, i) => hour with { Energy = 2.5 + (i % 7 * 0.01), Price = null, Inside = null, Outside = null });

    private static bool Lacks(DateTimeOffset at, string from, int hours) => at >= When.Instant(from) && at < When.Instant(from).AddHours(hours);

    private Task<QualityMonth?> Read(string? month = null, string text = "", bool faults = false, int page = 1, int pageLength = 50) => world.Get<IQualityQueries>()
        .Month(new QualityRequest(month is null ? null : When.Day(month), text, faults, null, page, pageLength), Cancellation);
}
