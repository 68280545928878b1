using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Dashboard;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Analysis.Silences;

/// <summary>It is the tenth of March 2026, nine in the morning UTC.</summary>
public class SilentMetersTests : IAsyncLifetime
{
    private DashboardWorld world = null!;
    private long request;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        await world.Barcelona.Register("478", "479");
        foreach (var meter in new[] { "477", "478", "479" })
        {
            await Send(meter, "2026-03-06");
            await Send(meter, "2026-03-07");
        }
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_meter_that_lacks_what_others_of_its_site_sent_is_listed_with_its_last_value_and_its_usual_pace()
    {
        await Send("477", "2026-03-08");
        await Send("478", "2026-03-08");
        await Send("479", "2026-03-08", hours: 10);

        var list = await List();

        var silent = Assert.Single(list.Meters);
        Assert.Equal(("479", SilentWay.Meter, "Europe/Madrid"), (silent.Meter, silent.Way, silent.TimeZone));
        Assert.Equal(When.Instant("2026-03-08T09:00:00Z"), silent.Since);
        Assert.Equal((When.Instant("2026-03-08T09:00:00Z"), TimeSpan.FromHours(1)), (silent.Last!.At, silent.Usual));
        Assert.Equal((1, 3, 1), (list.Silent, list.Known, list.Pages));
    }

    [Fact]
    public async Task The_value_of_the_last_reading_stands_with_its_unit()
    {
        await Send("477", "2026-03-09");

        var silent = (await List()).Meters;

        Assert.Equal(2, silent.Count);
        Assert.All(silent, one => Assert.Equal((2.5, "energy", "kW.h"), (one.Last!.Value, one.Last.Quantity, one.Last.Unit)));
    }

    [Fact]
    public async Task All_meters_of_a_site_that_sent_nothing_since_hang_on_its_gateway()
    {
        world.Platform.Clock.Advance(TimeSpan.FromDays(1));

        var list = await List();

        Assert.Equal(["477", "478", "479"], list.Meters.Select(silent => silent.Meter));
        Assert.All(list.Meters, silent => Assert.Equal((SilentWay.Gateway, 3), (silent.Way, silent.Together)));
    }

    [Fact]
    public async Task A_day_that_may_still_be_on_its_way_makes_nobody_silent()
    {
        foreach (var meter in new[] { "477", "478", "479" })
        {
            await Send(meter, "2026-03-08");
        }

        var list = await List();

        Assert.Empty(list.Meters);
        Assert.Equal((0, 3), (list.Silent, list.Known));
    }

    [Fact]
    public async Task What_a_weather_service_expects_of_days_to_come_makes_no_meter_silent()
    {
        foreach (var meter in new[] { "477", "478", "479" })
        {
            await Send(meter, "2026-03-09");
        }

        await world.Barcelona.Change(database =>
        {
            var series = new SeriesRow
            {
                TenantId = world.Barcelona.Id, MeterId = database.Set<MeterRow>().Single(meter => meter.Source == "477").Id, Quantity = Quantities.ExpectedTemperature,
                Unit = "Cel", Kind = SeriesKind.Mean,
            };
            database.Add(series);
            database.SaveChanges();
            database.Add(new ReadingRow
            {
                SeriesId = series.Id, StartAt = When.Instant("2026-03-12T12:00:00Z"), EndAt = When.Instant("2026-03-12T13:00:00Z"), TenantId = world.Barcelona.Id, Value = 12,
                Revision = 1, RawRequestId = 1, LastRequestId = 1,
            });
        });
        world.Platform.Get<SeriesDirectory>().Forget(world.Barcelona.Id);

        var list = await List();

        Assert.Empty(list.Meters);
        Assert.Equal((0, 3), (list.Silent, list.Known));
    }

    [Fact]
    public async Task Meters_were_silent_whose_batches_still_waited_at_the_gateway_at_a_first_start()
    {
        await world.Barcelona.Change(database =>
        {
            var newest = database.Set<RawRequestRow>().OrderBy(one => one.Id).Last();
            (newest.SignedAt, newest.Waiting) = (newest.ReceivedAt, 12);
        });

        var list = await List();
        Assert.Equal((0, 3, 12), (list.Silent, list.Known, list.Waiting));
        Assert.All(list.Sites, site => Assert.Equal(0, site.Silent));

        // An hour without a further batch: nobody knows any more that they are on their way.
        world.Platform.Clock.Advance(TimeSpan.FromHours(2));
        list = await List();
        Assert.Equal((3, 0), (list.Silent, list.Waiting));
    }

    [Fact]
    public async Task The_longest_silent_comes_first()
    {
        await Send("477", "2026-03-09");
        await Send("478", "2026-03-08", hours: 5);

        Assert.Equal(["479", "478"], (await List()).Meters.Select(silent => silent.Meter));
    }

    [Fact]
    public async Task A_meter_that_was_taken_away_is_not_silent()
    {
        await Send("477", "2026-03-09");
        await Send("478", "2026-03-09");
        await world.Barcelona.Change(database => database.Add(new MeterSettingRow
        {
            TenantId = world.Barcelona.Id, MeterId = database.Set<MeterRow>().Single(meter => meter.Source == "479").Id, From = When.Instant("2026-03-08T00:00:00Z"), IsEnd = true,
            Source = "work order 12",
        }));
        world.Platform.Get<SeriesDirectory>().Forget(world.Barcelona.Id);

        var list = await List();

        Assert.Empty(list.Meters);
        Assert.Equal(2, list.Known);
    }

    [Fact]
    public async Task A_meter_that_was_registered_and_never_sent_is_listed_once_others_of_its_site_sent()
    {
        await world.Barcelona.Register("500");
        await world.Barcelona.Change(database => database.Set<MeterRow>().Single(meter => meter.Source == "500").RegisteredAt = When.Instant("2026-03-01T00:00:00Z"));
        foreach (var meter in new[] { "477", "478", "479" })
        {
            await Send(meter, "2026-03-09");
        }

        var silent = Assert.Single((await List()).Meters);

        Assert.Equal(("500", SilentWay.Never, When.Instant("2026-03-01T00:00:00Z"), null), (silent.Meter, silent.Way, silent.Since, silent.Last));
    }

    [Fact]
    public async Task A_meter_of_a_site_none_of_which_ever_sent_is_listed_once_others_of_the_tenant_sent()
    {
        await world.Barcelona.Register("500");
        await world.Barcelona.Change(database => database.Set<MeterRow>().Single(meter => meter.Source == "500").RegisteredAt = When.Instant("2026-03-01T00:00:00Z"));
        var second = await world.MoveToOwnSite("500", "Second");

        var silent = Assert.Single((await List(second)).Meters);

        Assert.Equal(("500", SilentWay.NotBegun), (silent.Meter, silent.Way));
    }

    [Fact]
    public async Task A_meter_that_was_taken_away_before_it_ever_sent_is_not_silent()
    {
        await world.Barcelona.Register("500");
        await world.Barcelona.Change(database =>
        {
            var meter = database.Set<MeterRow>().Single(meter => meter.Source == "500");
            meter.RegisteredAt = When.Instant("2026-03-01T00:00:00Z");
            database.Add(new MeterSettingRow
            {
                TenantId = world.Barcelona.Id, MeterId = meter.Id, From = When.Instant("2026-03-08T00:00:00Z"), IsEnd = true, Source = "work order 13",
            });
        });

        Assert.DoesNotContain((await List()).Meters, silent => silent.Meter == "500");
    }

    [Fact]
    public async Task A_meter_that_comes_by_a_file_a_day_is_not_silent_because_another_one_comes_by_the_hour()
    {
        for (var day = 10; day <= 15; day++)
        {
            At(day, 11);
            await Send("478", $"2026-03-{day - 1:00}");
            await Send("477", $"2026-03-{day:00}", hours: 12);
            At(day, 23);
            await Send("477", $"2026-03-{day:00}");
        }

        At(16, 9);
        await Send("477", "2026-03-16", hours: 9);
        Assert.DoesNotContain((await List()).Meters, silent => silent.Meter == "478");

        At(16, 18);
        var silent = Assert.Single((await List()).Meters, silent => silent.Meter == "478");
        Assert.Equal((SilentWay.Meter, TimeSpan.FromHours(1)), (silent.Way, silent.Usual));

        void At(int day, int hour) => world.Platform.Clock.SetUtcNow(new DateTimeOffset(2026, 3, day, hour, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Each_site_can_be_looked_at_by_itself()
    {
        var second = await world.MoveToOwnSite("479", "Second");
        world.Platform.Get<SeriesDirectory>().Forget(world.Barcelona.Id);
        world.Platform.Clock.Advance(TimeSpan.FromDays(1));

        var list = await List(second);

        var silent = Assert.Single(list.Meters);
        Assert.Equal(("479", "Second", SilentWay.Alone), (silent.Meter, silent.Site, silent.Way));
        Assert.Equal((1, 1), (list.Silent, list.Known));
        Assert.Equal([("Second", 1)], list.Sites.Where(site => site.SiteId == second).Select(site => (site.Name, site.Silent)));
        Assert.Equal(3, list.Sites.Sum(site => site.Silent));
    }

    [Fact]
    public async Task Another_tenants_meters_are_not_listed_nor_any_to_who_does_not_work_for_the_tenant()
    {
        world.Platform.Clock.Advance(TimeSpan.FromDays(9));
        world.Platform.Session.BecomeOperator(world.Eibar.Id);
        Assert.Empty((await List()).Meters);

        world.Platform.Session.BecomeOperator(world.Barcelona.Id);
        Assert.Equal(3, (await List()).Silent);
        world.Platform.Session.IsOperator = false;
        Assert.Empty((await List()).Meters);
    }

    private async Task<SilentMeterList> List(int? site = null, int page = 1) => await world.Get<ISilentMeters>().List(site, page, Cancellation);

    private Task Send(string meter, string day, int hours = 24) => world.Barcelona.Quantify(++request, DashboardWorld.Day(day, hours, meter));
}
