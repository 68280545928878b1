using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Retention;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Prediction.Handlers;
using UrbGrade.Modules.Prediction.Nights;
using UrbGrade.Modules.Prediction.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Prediction.Domain;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Prediction.Queries;

public class ForecastQueriesTests : IAsyncLifetime
{
    private static readonly DateOnly Night = new(2026, 3, 10);

    private ForecastTown town = null!;
    private int office;
    private int school;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IForecastQueries Queries => town.Platform.Get<IForecastQueries>();

    public async ValueTask InitializeAsync()
    {
        town = await ForecastTown.Create();
        var load = SimulatedLoad.Hours(days: 46).Load;
        office = await town.Add("office", load[..(24 * 45)], Night);
        school = await town.Add("school", SimulatedLoad.Hours(days: 5).Load, Night);
        await town.Forecast(Night, office, school);
        await town.Add("shop", [], Night);
        await town.Write(office, load[(24 * 45)..(24 * 45 + 9)], town.Calendar.StartOf(Night));
        town.Platform.Session.BecomeOperator(town.Tenant.Id);
    }

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task The_list_tells_how_each_series_and_the_district_stand()
    {
        var list = (await Queries.List(new ForecastFilter(), Cancellation))!;

        Assert.Equal(["office", "school", "shop"], list.Series.Select(entry => entry.Meter));
        Assert.Equal([ForecastState.Ready, ForecastState.TooShort, ForecastState.Waiting], list.Series.Select(entry => entry.State));
        Assert.Equal(Night.AddDays(23), list.Series[1].ReadyFrom);
        Assert.Equal(1, list.Counts[ForecastState.Waiting]);
        Assert.InRange(list.Series[0].Tomorrow!.Value, 100, 500);
        Assert.Null(list.Series[1].Tomorrow);
        var district = Assert.Single(list.District);
        Assert.Equal(("district.power.energy", ForecastState.Ready), (district.Key, district.State));
        Assert.Equal(list.Series[0].Tomorrow!.Value, district.Tomorrow!.Value, 1e-3);
        Assert.Equal(["school"], (await Queries.List(new ForecastFilter("SCH"), Cancellation))!.Series.Select(entry => entry.Meter));
        Assert.Equal(1, (await Queries.List(new ForecastFilter(State: ForecastState.Ready), Cancellation))!.Asked);
    }

    [Theory]
    [InlineData(ForecastResolution.Hour, 168, 14 * 24)]
    [InlineData(ForecastResolution.Day, 30, 14)]
    public async Task A_forecast_tells_its_points_models_and_what_came(ForecastResolution resolution, int points, int recent)
    {
        var details = (await Queries.OfSeries(office, resolution, Cancellation))!;

        Assert.Equal((points, recent), (details.Points.Count, details.Recent.Count));
        Assert.Equal(town.Calendar.InstantOf(Night), details.Points[0].From);
        Assert.All(details.Points.Take(20), point => Assert.InRange(point.Value, point.Lower ?? point.Value, point.Upper ?? point.Value));
        Assert.Equal(["snaive", "stl-ets", "harmonic", "lead-regression", "lightgbm"], details.Models.Select(model => model.Name));
        Assert.Equal(1, details.Models.Sum(model => model.Weight), 1e-5);
        Assert.Equal(points, details.Models[0].Values.Count);
        Assert.Equal(("ES", TemperatureBasis.None, Night.AddDays(-17)), (details.Basis!.Holidays, details.Basis.Temperature, details.Basis.FittedOn));
        var came = details.Recent.Where(point => point.Actual is not null).ToList();
        Assert.Equal(resolution == ForecastResolution.Hour ? (13 * 24) + 9 : 13, came.Count);
        Assert.Equal(details.Recent[0].From, town.Calendar.InstantOf(Night.AddDays(-13)));
        if (resolution == ForecastResolution.Hour)
        {
            var error = details.Recent.Where(point => point.IsReplayed).Average(point => Math.Abs(point.Actual!.Value - point.Forecast));
            Assert.InRange(error, 0.5 * details.Entry.Accuracy!.MeanError, 2 * details.Entry.Accuracy.MeanError);
        }
    }

    [Fact]
    public async Task A_counter_beside_hours_was_forecast_as_if_it_were_a_use_of_its_own()
    {
        await using var counted = await ForecastTown.Create();
        var load = SimulatedLoad.Hours(days: 45).Load;
        var hours = await counted.Add("office", load, Night);
        var state = 0.0;
        var counter = await counted.Add("office", Array.ConvertAll(load, use => state += use), Night, Quantities.EnergyRegister, SeriesKind.Register);
        await counted.Forecast(Night, hours, counter);
        counted.Platform.Session.BecomeOperator(counted.Tenant.Id);

        var list = (await counted.Platform.Get<IForecastQueries>().List(new ForecastFilter(), Cancellation))!;

        Assert.Equal("energy", Assert.Single(list.Series).Quantity);
        Assert.Equal("district.power.energy", Assert.Single(list.District).Key);
        Assert.Null(counted.Standing(counter));
    }

    [Fact]
    public async Task A_district_is_held_against_the_meters_that_its_own_forecast_is_about_and_not_against_one_that_began_lately()
    {
        var district = (await Queries.Read("district.power.energy", ForecastResolution.Hour, Cancellation))!;

        var own = (await Queries.OfSeries(office, ForecastResolution.Hour, Cancellation))!;
        Assert.Equal((13 * 24) + 9, district.Recent.Count(point => point.Actual is not null));
        Assert.Equal(own.Recent.Select(point => point.Actual), district.Recent.Select(point => point.Actual));
    }

    [Fact]
    public async Task A_district_is_held_against_what_came_of_the_meters_that_are_left()
    {
        await using var two = await ForecastTown.Create();
        var load = SimulatedLoad.Hours(days: 46).Load;
        int[] series = [await two.Add("office", load[..(24 * 45)], Night), await two.Add("hall", SimulatedLoad.Hours(days: 45, seed: 2).Load, Night)];
        await two.Forecast(Night, series);
        await two.Write(series[0], load[(24 * 45)..(24 * 45 + 9)], two.Calendar.StartOf(Night));
        await two.Tenant.Change(database => database.Add(new MeterSettingRow
        {
            TenantId = two.Tenant.Id, MeterId = database.Set<MeterRow>().Single(meter => meter.Source == "hall").Id, From = two.Calendar.InstantOf(Night), IsEnd = true,
            Source = "work order 12",
        }));
        two.Platform.Get<SeriesDirectory>().Forget(two.Tenant.Id);
        two.Platform.Session.BecomeOperator(two.Tenant.Id);
        var queries = two.Platform.Get<IForecastQueries>();

        var district = (await queries.Read("district.power.energy", ForecastResolution.Hour, Cancellation))!;

        // Thirteen days of both, and nine hours of the office alone.
        var came = district.Recent.Where(point => point.Actual is not null).ToList();
        Assert.Equal((13 * 24) + 9, came.Count);
        var own = (await queries.OfSeries(series[0], ForecastResolution.Hour, Cancellation))!.Recent.ToDictionary(point => point.From, point => point.Actual);
        Assert.All(came.TakeLast(9), point => Assert.Equal(own[point.From]!.Value, point.Actual!.Value, 9));
        Assert.All(came.SkipLast(9), point => Assert.True(own[point.From]!.Value < point.Actual!.Value));
    }

    [Fact]
    public async Task Nobody_else_reads_them_and_what_is_not_there_is_nothing()
    {
        Assert.NotNull(await Queries.Read("district.power.energy", ForecastResolution.Hour, Cancellation));
        Assert.Null(await Queries.Read("district.heat.energy", ForecastResolution.Hour, Cancellation));
        Assert.Null(await Queries.Read("oops", ForecastResolution.Hour, Cancellation));
        Assert.Empty((await Queries.OfSeries(school, ForecastResolution.Hour, Cancellation))!.Points);

        Assert.Equal(168, (await Queries.OfMeter("20", "office", "energy", ForecastResolution.Hour, Cancellation))!.Points.Count);
        Assert.Null(await Queries.OfMeter("20", "office", "volume", ForecastResolution.Hour, Cancellation));

        town.Platform.Session.BecomeOperator(town.Tenant.Id + 1);
        Assert.Null(await Queries.OfSeries(office, ForecastResolution.Hour, Cancellation));
        Assert.Null(await Queries.OfMeter("20", "office", "energy", ForecastResolution.Hour, Cancellation));
        town.Platform.Session.BecomeNobody();
        Assert.Null(await Queries.List(new ForecastFilter(), Cancellation));
    }

    [Fact]
    public async Task Whoever_asks_gets_todays_forecast_made_at_once_where_it_is_missing()
    {
        town.Platform.Clock.Advance(TimeSpan.FromDays(1));
        var work = new TestWork(77, town.Tenant.Id, Cancellation);
        await new TellForecast(
            town.Platform.Contexts, town.Platform.Get<TenantNights>(), town.Platform.Get<NightStore>(), town.Platform.Get<IServiceCalls>(), work, town.Platform.Clock)
            .Handle(new ForecastAsked("office", "energy", ForecastResolution.Hour));
        await work.Close(town.Platform.Queue);

        var told = System.Text.Json.JsonElement.Parse(Assert.Single(town.Tenant.Rows<WorkReplyRow>()).Payload);
        Assert.Equal(168, told.GetProperty("points").GetArrayLength());
        Assert.Equal(Night.AddDays(1), town.Standing(office)!.Night);
        Assert.Equal(Night, town.Standing(office, ForecastResolution.Day)!.Night);
    }

    [Fact]
    public async Task What_was_lately_worse_than_last_week_is_told_as_such_and_handed_to_nobody()
    {
        await town.Tenant.Change(database =>
            database.Set<ForecastStandingRow>().Single(row => row.SeriesId == office && row.Resolution == ForecastResolution.Hour).State = ForecastState.WorseThanLastWeek);

        var entry = (await Queries.List(new ForecastFilter(), Cancellation))!.Series.Single(one => one.Meter == "office");
        var work = new TestWork(78, town.Tenant.Id, Cancellation);
        await new TellForecast(
            town.Platform.Contexts, town.Platform.Get<TenantNights>(), town.Platform.Get<NightStore>(), town.Platform.Get<IServiceCalls>(), work, town.Platform.Clock)
            .Handle(new ForecastAsked("office", "energy", ForecastResolution.Hour));
        await work.Close(town.Platform.Queue);

        Assert.Equal((ForecastState.WorseThanLastWeek, false), (entry.State, entry.IsShown));

        // Whoever gets all of it gets the state beside the points, in a script's JSON, too.
        var details = System.Text.Json.JsonSerializer.SerializeToElement(
            await Queries.OfSeries(office, ForecastResolution.Hour, Cancellation), System.Text.Json.JsonSerializerOptions.Web);
        Assert.Equal(168, details.GetProperty("points").GetArrayLength());
        Assert.False(details.GetProperty("entry").GetProperty("isShown").GetBoolean());
        Assert.Null(entry.Tomorrow);
        var told = System.Text.Json.JsonElement.Parse(Assert.Single(town.Tenant.Rows<WorkReplyRow>()).Payload);
        Assert.Equal(0, told.GetProperty("points").GetArrayLength());
    }

    [Fact]
    public async Task Forecasts_of_past_nights_go_by_months()
    {
        var kind = town.Platform.Get<IEnumerable<IStoredKind>>().Single(one => one.Kind == RetentionKind.Forecasts);
        var before = town.Calendar.InstantOf(new DateOnly(2026, 3, 1));
        var (all, old) = (town.Tenant.Rows<ForecastRow>(), await kind.Count(town.Tenant.Id, before, Cancellation));
        Assert.InRange(old, 1, all.Count - 1);

        while (await kind.Next(town.Tenant.Id, before, 10, Cancellation) is { } delete)
        {
            Assert.InRange(await town.Platform.Queue.Commit(delete, Cancellation), 1, 10);
        }

        Assert.Equal(all.Count - old, town.Tenant.Rows<ForecastRow>().Count);
        Assert.All(town.Tenant.Rows<ForecastRow>(), row => Assert.True(row.Night >= new DateOnly(2026, 3, 1)));
        Assert.Equal(90, RetentionTerms.Default(RetentionKind.Forecasts));
    }
}
