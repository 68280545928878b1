using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Analysis.Explore;

public class ExploreQueriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_series_are_read_by_civil_days_and_held_against_each_other()
    {
        await using var tenant = await AnalysedTenant.Create();
        var first = await tenant.Add("power-1", "energy", "kW.h", "power", 60, Use);
        var second = await tenant.Add("power-2", "energy", "kW.h", "power", 60, (day, hour) => hour < 3 ? Use(day.AddDays(-1), hour + 21) : Use(day, hour - 3));
        var view = await tenant.Platform.Get<IExplore>().Read(new ExploreRequest(first, second, AnalysedTenant.Today.AddDays(-60), null), Cancellation);

        Assert.Equal((60, AnalysedTenant.Today.AddDays(-1), 3), (view!.Days.Count, view.Last, view.Link!.Best));
        Assert.Equal(LocalCalendar.Of("Europe/Madrid").InstantOf(AnalysedTenant.Today), view.LastReadingAt);
        Assert.Equal(Enumerable.Range(0, 24).Sum(hour => Use(view.Days[7].Day, hour)), view.Days[7].First!.Value, 6);
        Assert.True(view.Link.Pearson!.IsReal && view.Link.Pearson.R > 0.8);
        Assert.Null(view.Link.Partial);
        Assert.Equal(24, view.Days[0].Hours.Count);
    }

    [Fact]
    public async Task Up_to_six_series_are_read_together_each_once_and_what_fits_no_more_is_left_out()
    {
        await using var tenant = await AnalysedTenant.Create();
        var ids = new List<int>();
        for (var i = 1; i <= 7; i++)
        {
            var factor = i;
            ids.Add(await tenant.Add($"power-{i}", "energy", "kW.h", "power", 20, (_, _) => factor));
        }

        var request = new ExploreRequest(ids[0], ids[1], AnalysedTenant.Today.AddDays(-5), null) { More = [ids[1], ids[2], -1, ids[3], ids[0], ids[4], ids[5], ids[6]] };
        var view = await tenant.Platform.Get<IExplore>().Read(request, Cancellation);

        Assert.Equal(ids[2..6], view!.More.Select(one => one.Id));
        Assert.All(view.Days, day => Assert.Equal([72, 96, 120, 144], day.More));
    }

    [Fact]
    public async Task Without_a_second_series_a_further_one_takes_its_place()
    {
        await using var tenant = await AnalysedTenant.Create();
        var first = await tenant.Add("power-1", "energy", "kW.h", "power", 20, Use);
        var further = await tenant.Add("power-2", "energy", "kW.h", "power", 20, Use);

        var view = await tenant.Platform.Get<IExplore>().Read(new ExploreRequest(first, null, null, null) { More = [further] }, Cancellation);

        Assert.Equal((further, 0), (view!.Second!.Id, view.More.Count));
        Assert.NotNull(view.Link);
    }

    [Fact]
    public async Task Two_shops_that_open_at_the_same_hours_are_not_told_as_going_together()
    {
        var random = new Random(23);
        await using var tenant = await AnalysedTenant.Create();
        var first = await tenant.Add("power-1", "energy", "kW.h", "power", 60, Shop(random));
        var second = await tenant.Add("power-2", "energy", "kW.h", "power", 60, Shop(random));

        var view = await tenant.Platform.Get<IExplore>().Read(new ExploreRequest(first, second, AnalysedTenant.Today.AddDays(-60), null), Cancellation);

        Assert.Equal(49, view!.Link!.Lags.Count);
        Assert.DoesNotContain(view.Link.Lags, lag => lag.Coefficient.IsReal);
        Assert.Null(view.Link.Best);
    }

    [Fact]
    public async Task Readings_that_still_wait_at_the_gateway_are_told()
    {
        await using var tenant = await AnalysedTenant.Create();
        var series = await tenant.Add("power-1", "energy", "kW.h", "power", 10, Use);
        tenant.Platform.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, await Waiting());

        await tenant.Receive(waiting: 12);
        Assert.Equal(12, await Waiting());

        async Task<int> Waiting() => (await tenant.Platform.Get<IExplore>().Read(new ExploreRequest(series, null, null, null), Cancellation))!.Waiting;
    }

    [Fact]
    public async Task A_day_that_is_known_as_a_sum_only_was_missing()
    {
        await using var tenant = await AnalysedTenant.Create();
        var (known, missing) = (AnalysedTenant.Today.AddDays(-5), AnalysedTenant.Today.AddDays(-3));
        var series = await tenant.Add("power-1", "energy", "kW.h", "power", 10, (day, hour) => day == known || day == missing ? double.NaN : Use(day, hour));
        var midnight = LocalCalendar.Of("Europe/Madrid").InstantOf(known);
        await tenant.Change(database => database.Add(new ReadingRow
        {
            SeriesId = series, StartAt = midnight, EndAt = midnight.AddDays(1), TenantId = tenant.Id, Value = 48, Quality = ReadingQuality.Measured,
            Revision = 1,
            RawRequestId = 1, LastRequestId = 1,
        }));

        var view = await tenant.Platform.Get<IExplore>().Read(new ExploreRequest(series, null, AnalysedTenant.Today.AddDays(-10), null), Cancellation);

        Assert.Equal([known, missing], view!.Days.Where(day => day.First is null).Select(day => day.Day));
        Assert.Equal(known, Assert.Single(view.Days, day => day.IsSumOnly).Day);
    }

    [Fact]
    public async Task Series_of_sites_in_different_zones_are_held_against_each_other_over_a_clock_change()
    {
        await using var tenant = await AnalysedTenant.Create();
        var first = await tenant.Add("power-1", "energy", "kW.h", "power", 150, Use);
        var second = await tenant.Add("power-2", "energy", "kW.h", "power", 150, (day, hour) => hour < 3 ? Use(day.AddDays(-1), hour + 21) : Use(day, hour - 3));
        await tenant.Change(database => database.Add(new SiteRow { TenantId = tenant.Id, Code = "algiers", Name = "Algiers", TimeZone = "Africa/Algiers" }));
        var site = tenant.Rows<SiteRow>().Single(row => row.Code == "algiers").Id;
        var asset = tenant.Rows<MeterRow>().Single(row => row.Source == "power-2").AssetId;
        await tenant.Change(database => database.Set<AssetRow>().Single(row => row.Id == asset).SiteId = site);
        tenant.Platform.Get<Modules.Quantification.Store.SeriesDirectory>().Forget(tenant.Id);
        var view = await tenant.Platform.Get<IExplore>().Read(new ExploreRequest(first, second, AnalysedTenant.Today.AddDays(-150), null), Cancellation);

        Assert.Equal("Africa/Algiers", view!.Second!.TimeZone);
        Assert.Equal((150, "Europe/Madrid", 3), (view.Days.Count, view.First!.TimeZone, view.Link!.Best));
        Assert.NotNull(view.Days[^1].Second);
    }

    [Fact]
    public async Task Cabinets_tell_when_they_switched_against_the_sun()
    {
        await using var tenant = await AnalysedTenant.Create();
        await tenant.Add("cabinet-1", "energy", "kW.h", "light", 20, (_, hour) => hour is < 7 or >= 19 ? 3 : 0.02);
        var unknown = Assert.Single(await tenant.Platform.Get<ILightingNights>().List(7, Cancellation));
        await tenant.Change(database =>
        {
            foreach (var asset in database.Set<AssetRow>())
            {
                (asset.Latitude, asset.Longitude) = (43.18, -2.47);
            }
        });
        var cabinet = Assert.Single(await tenant.Platform.Get<ILightingNights>().List(7, Cancellation));

        Assert.False(unknown.IsPlaceKnown);
        Assert.Equal((false, true), (unknown.IsJudged, cabinet.IsJudged));
        Assert.Equal(7, cabinet.Nights.Count);
        var night = cabinet.Nights[3];

        // In the first days of March the sun sets at about 19:00 in Eibar.
        Assert.InRange(night.OnAfterSunset!.Value, -15, 15);
        Assert.Equal(3000, night.LoadWatt!.Value, 1.0);
    }

    [Fact]
    public async Task A_load_that_falls_to_nothing_in_the_night_and_comes_back_is_a_trip()
    {
        await using var tenant = await AnalysedTenant.Create();
        var (trip, dark, ended) = (AnalysedTenant.Today.AddDays(-3), AnalysedTenant.Today.AddDays(-5), AnalysedTenant.Today.AddDays(-1));
        await tenant.Add("cabinet-1", "energy", "kW.h", "light", 30, (day, hour) => hour is >= 7 and < 19 ? 0.02
            : (day == trip && hour is 2 or 3) || (day == dark && hour >= 19) || (day == dark.AddDays(1) && hour < 7) || (day == ended && hour >= 22) ? 0 : 3);
        await tenant.Change(database =>
        {
            foreach (var asset in database.Set<AssetRow>())
            {
                (asset.Latitude, asset.Longitude) = (43.18, -2.47);
            }
        });

        var cabinet = Assert.Single(await tenant.Platform.Get<ILightingNights>().List(28, Cancellation));
        var earlier = Assert.Single(await tenant.Platform.Get<ILightingNights>().List(2, Cancellation));

        // A night that is dark all through, or from an hour on, is an outage and no trip.
        var told = Assert.Single(cabinet.Trips);
        Assert.Equal((new DateTimeOffset(trip, new TimeOnly(1, 0), TimeSpan.Zero), new DateTimeOffset(trip, new TimeOnly(3, 0), TimeSpan.Zero)), (told.From, told.To));
        Assert.Empty(earlier.Trips);
    }

    private static Func<DateOnly, int, double> Shop(Random random) => (_, hour) => 5 + (hour is > 7 and < 19 ? 4 : 0) + (2 * random.NextDouble());

    private static double Use(DateOnly day, int hour) => (day.DayNumber % 11) + (hour is > 7 and < 19 ? 5 + (hour * day.DayNumber % 3) : 1);
}
