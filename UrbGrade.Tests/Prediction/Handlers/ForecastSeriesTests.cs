using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Prediction.Domain.Nights;
using UrbGrade.Modules.Prediction.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Prediction.Domain;

namespace UrbGrade.Tests.Prediction.Handlers;

public class ForecastSeriesTests
{
    private static readonly DateOnly Night = new(2026, 3, 10);

    /// <summary>On the day after it, a Monday, no models of the first six series come due.</summary>
    private static readonly DateOnly Sunday = new(2026, 3, 8);

    [Fact]
    public async Task A_night_is_made_once_and_the_next_one_knows_what_the_models_learnt()
    {
        await using var town = await ForecastTown.Create();
        var load = SimulatedLoad.Hours(days: 47).Load;
        var series = await town.Add("m1", load[..(24 * 45)], Night);
        await town.Forecast(Night, series);
        var first = town.Standing(series)!;
        var fits = town.Tenant.Rows<ForecastFitRow>().Single(f => f.StandingId == first.Id).Fits;

        // The first night played through is 17 days ago; models learnt then, and would again after three weeks.
        Assert.Equal((ForecastState.Ready, Night, Night.AddDays(-17)), (first.State, first.Night, first.FittedOn));
        Assert.Equal((17, 1, TemperatureBasis.None), (first.JudgedNights, first.Meters, first.Temperature));
        Assert.InRange(first.Mase!.Value, 0.1, 1.2);
        Assert.Equal(18, town.Nights(series).Count);
        Assert.Equal(17, town.Nights(series).Count(row => row.IsReplayed));
        Assert.Equal(30, Numbers.Unpack(town.Nights(series, ForecastResolution.Day)[^1].Values).Length);
        Assert.Equal([series], Assert.IsType<SeriesForecastsMade>(Assert.Single(town.Published)).Series);

        town.Platform.Clock.Advance(TimeSpan.FromHours(1));
        await town.Forecast(Night, series);
        Assert.Equal(first.ComputedAt, town.Standing(series)!.ComputedAt);

        await town.Write(series, load[(24 * 45)..(24 * 46)], town.Calendar.StartOf(Night));
        town.Platform.Clock.Advance(TimeSpan.FromHours(23));
        await town.Forecast(Night.AddDays(1), series);
        var second = town.Standing(series)!;
        Assert.Equal((Night.AddDays(1), Night.AddDays(-17), first.Id), (second.Night, second.FittedOn, second.Id));
        Assert.Equal(fits, town.Tenant.Rows<ForecastFitRow>().Single(f => f.StandingId == first.Id).Fits);
        Assert.Equal(19, town.Nights(series).Count);
        Assert.False(town.Nights(series)[^1].IsReplayed);
    }

    [Fact]
    public async Task Nights_by_the_clock_of_a_former_time_zone_told_how_good_forecasts_are()
    {
        await using var town = await ForecastTown.Create();
        var load = SimulatedLoad.Hours(days: 47).Load;
        var series = await town.Add("m1", load[..(24 * 45)], Sunday);
        await town.Forecast(Sunday, series);
        Assert.False(town.Nights(series)[^1].IsReplayed);

        await town.Platform.Get<ITenantDirectory>().Change("20", new TenantChange(TimeZone: "Atlantic/Canary"), TestContext.Current.CancellationToken);
        town.Platform.Get<SeriesDirectory>().Forget(town.Tenant.Id);
        await town.Write(series, load[(24 * 45)..((24 * 46) + 1)], town.Calendar.StartOf(Sunday));
        town.Platform.Clock.Advance(TimeSpan.FromDays(1));
        await town.Forecast(Sunday.AddDays(1), series);

        var anew = town.Nights(series).FindAll(night => night.Version == ForecastPlan.Version);
        Assert.Equal((Sunday.AddDays(1), false), (anew[^1].Night, anew[^1].IsReplayed));
        Assert.Equal((Sunday, true), (anew[^2].Night, anew[^2].IsReplayed));
        Assert.All(anew, night => Assert.Equal(anew[^1].IssuedAt, night.IssuedAt));
    }

    [Fact]
    public async Task A_late_correction_lets_the_models_of_that_series_alone_learn_anew()
    {
        await using var town = await ForecastTown.Create();
        var (one, other) = (SimulatedLoad.Hours(days: 46, seed: 1).Load, SimulatedLoad.Hours(days: 46, seed: 2).Load);
        var corrected = await town.Add("m1", one[..(24 * 45)], Sunday);
        var untouched = await town.Add("m2", other[..(24 * 45)], Sunday);
        await town.Forecast(Sunday, corrected, untouched);

        var start = town.Calendar.StartOf(Sunday.AddDays(-20));
        await town.Write(corrected, [99.5], start);
        await town.Write(corrected, one[(24 * 45)..], town.Calendar.StartOf(Sunday));
        await town.Write(untouched, other[(24 * 45)..], town.Calendar.StartOf(Sunday));
        await town.Forecast(Sunday.AddDays(1), corrected, untouched);

        Assert.Equal(Sunday.AddDays(1), town.Standing(corrected)!.FittedOn);
        Assert.Equal(Sunday.AddDays(-17), town.Standing(untouched)!.FittedOn);
        Assert.Equal(19, town.Nights(corrected).Count);
    }

    [Fact]
    public async Task Readings_of_yesterday_that_come_after_the_night_are_no_correction()
    {
        await using var town = await ForecastTown.Create();
        var load = SimulatedLoad.Hours(days: 46).Load;
        var late = load[..(24 * 45)];
        Array.Fill(late, double.NaN, (24 * 45) - 6, 6);
        var series = await town.Add("m1", late, Night);
        await town.Forecast(Night, series);

        await town.Write(series, load[((24 * 45) - 6)..], town.Calendar.StartOf(Night) - (6 * LocalCalendar.Hour));
        await town.Forecast(Night.AddDays(1), series);

        Assert.Equal(Night.AddDays(-17), town.Standing(series)!.FittedOn);
    }

    [Fact]
    public async Task Meters_and_their_district_agree()
    {
        await using var town = await ForecastTown.Create();
        int[] series =
        [
            await town.Add("m1", SimulatedLoad.Hours(days: 62, seed: 1).Load, Night), await town.Add("m2", SimulatedLoad.Hours(days: 62, seed: 2).Load, Night),
            await town.Add("young", SimulatedLoad.Hours(days: 29, seed: 3).Load, Night), await town.Add("new", SimulatedLoad.Hours(days: 3, seed: 4).Load, Night),
        ];
        await town.Forecast(Night, series[..3]);
        Assert.Null(town.Standing(0));

        await town.Forecast(Night, series[3..]);

        var district = town.Standing(0)!;
        Assert.Equal((ForecastState.Ready, "power", "energy", 3), (district.State, district.Medium, district.Quantity, district.Meters));
        foreach (var resolution in Enum.GetValues<ForecastResolution>())
        {
            var whole = StoredNight.ToldOf(town.Nights(0, resolution)[^1]);
            double[][] parts = [.. series[..3].Select(id => StoredNight.ToldOf(town.Nights(id, resolution)[^1]))];
            Assert.All(whole, (value, lead) => Assert.Equal(value, parts.Sum(part => part[lead]), 1e-3));
        }

        Assert.NotNull(town.Nights(series[0])[^1].Agreed);
        Assert.Null(town.Nights(series[2])[^1].Agreed);
        var young = town.Standing(series[3])!;
        Assert.Equal((ForecastState.TooShort, (DateOnly?)Night.AddDays(25)), (young.State, young.ReadyFrom));
        Assert.Empty(town.Nights(series[3]));
    }

    [Fact]
    public async Task A_meter_that_joins_is_in_the_districts_forecast_at_once_and_earlier_nights_are_told_of_the_same_meters()
    {
        await using var town = await ForecastTown.Create();
        var (one, two) = (SimulatedLoad.Hours(days: 64, seed: 1).Load, SimulatedLoad.Hours(days: 64, seed: 2).Load);
        var first = await town.Add("m1", one[..(24 * 62)], Night);
        await town.Forecast(Night, first);

        // Its history comes with it.
        await town.Write(first, one[(24 * 62)..(24 * 63)], town.Calendar.StartOf(Night));
        var second = await town.Add("m2", two[..(24 * 63)], Night.AddDays(1));
        await town.Forecast(Night.AddDays(1), first, second);

        var district = town.Standing(0)!;
        Assert.Equal((ForecastState.Ready, 2), (district.State, district.Meters));
        Assert.All(town.Nights(0).SkipLast(1), row => Assert.True(row.IsReplayed));
        AgreesWith(first, second);
        var yesterday = Numbers.Unpack(town.Nights(0)[^2].Values)[..24].Sum();
        Assert.InRange(yesterday / (one[(24 * 62)..(24 * 63)].Sum() + two[(24 * 62)..(24 * 63)].Sum()), 0.8, 1.2);
        Assert.InRange(district.Mase!.Value, 0.1, 1.2);

        await town.Write(first, one[(24 * 63)..], town.Calendar.StartOf(Night.AddDays(1)));
        await town.Write(second, two[(24 * 63)..], town.Calendar.StartOf(Night.AddDays(1)));
        await town.Forecast(Night.AddDays(2), first, second);
        AgreesWith(first, second);
        Assert.False(town.Nights(0)[^2].IsReplayed);

        void AgreesWith(params int[] meters) => Assert.All(
            StoredNight.ToldOf(town.Nights(0)[^1]),
            (value, lead) => Assert.Equal(value, meters.Sum(meter => StoredNight.ToldOf(town.Nights(meter)[^1])[lead]), 1e-3));
    }

    [Fact]
    public async Task Forecasts_of_earlier_methods_are_made_again_the_same_night_and_those_before_are_played_through_anew()
    {
        await using var town = await ForecastTown.Create();
        var series = await town.Add("m1", SimulatedLoad.Hours(days: 45).Load, Night);
        await town.Forecast(Night, series);
        var rows = town.Tenant.Rows<ForecastRow>().Count;
        await town.Tenant.Change(database =>
        {
            database.Set<ForecastRow>().ToList().ForEach(row => row.Version = ForecastPlan.Version - 1);
            database.Set<ForecastFitRow>().ToList().ForEach(row => row.Version = ForecastPlan.Version - 1);
        });
        town.Platform.Clock.Advance(TimeSpan.FromHours(1));

        await town.Forecast(Night, series);

        Assert.Equal(rows, town.Tenant.Rows<ForecastRow>().Count);
        Assert.All(town.Tenant.Rows<ForecastRow>(), row => Assert.Equal(ForecastPlan.Version, row.Version));
        Assert.All(town.Tenant.Rows<ForecastFitRow>(), row => Assert.Equal(ForecastPlan.Version, row.Version));
        Assert.All(town.Tenant.Rows<ForecastStandingRow>(), row => Assert.Equal(town.Platform.Clock.GetUtcNow(), row.ComputedAt));
        Assert.Equal(17, town.Standing(series)!.JudgedNights);
    }

    [Fact]
    public async Task What_a_main_meter_counts_too_is_in_the_districts_forecast_once()
    {
        await using var town = await ForecastTown.Create();
        await town.Tenant.Register("main", "part");
        await town.Tenant.Change(context => context.Set<MeterRow>().Single(meter => meter.Source == "part").AssetId = town.Tenant.AssetOf("main"));
        var setting = new MeterSettingEntry(
            "part", new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), 1, null, null, FeedsIn: false, IsReplacement: false, "plan of the building", Below: "main");
        Assert.Equal(AdministrationOutcome.Done, (await town.Platform.Get<IMeterSettings>().Set("20", setting, TestContext.Current.CancellationToken)).Outcome);
        var load = SimulatedLoad.Hours(days: 62, seed: 1).Load;
        int[] series = [await town.Add("main", load, Night), await town.Add("part", [.. load.Select(value => value / 2)], Night)];

        await town.Forecast(Night, series);

        Assert.Equal(1, town.Standing(0)!.Meters);
        var main = StoredNight.ToldOf(town.Nights(series[0])[^1]);
        Assert.All(StoredNight.ToldOf(town.Nights(0)[^1]), (value, lead) => Assert.Equal(main[lead], value, 1e-3));
        Assert.NotEmpty(town.Nights(series[1]));
    }

    [Fact]
    public async Task A_weather_forecast_counts_as_it_was_issued_and_only_for_hours_to_come()
    {
        await using var town = await ForecastTown.Create();
        var (load, temperature) = SimulatedLoad.Hours(days: 45);
        var series = await town.Add("m1", load, Night);
        await town.Add("m1", temperature, Night, Quantities.OutsideTemperature, SeriesKind.Mean, medium: null);
        double[] expected = [.. Enumerable.Repeat(30.0, 24), .. Enumerable.Repeat(5.0, 24)];
        var issued = await town.Add("m1", expected, Night.AddDays(2), Quantities.ExpectedTemperature, SeriesKind.Mean, medium: null);

        await town.Forecast(Night, series);

        Assert.Equal(TemperatureBasis.Issued, town.Standing(series)!.Temperature);
        var outlook = Numbers.Unpack(town.Nights(series)[^1].Outlook!);
        var begun = town.Platform.Clock.GetUtcNow().ToUnixTimeMilliseconds() - town.Calendar.StartOf(Night);
        Assert.Equal(11, (int)(begun / LocalCalendar.Hour) + 1);
        Assert.All(outlook[..11], value => Assert.Equal(double.NaN, value));
        Assert.Equal([.. expected[11..]], outlook[11..48]);
        Assert.All(town.Nights(series).SkipLast(1), row => Assert.Null(row.Outlook));

        await town.Write(issued, [-20, -20], town.Calendar.StartOf(Night.AddDays(1)));
        await town.Forecast(Night.AddDays(1), series);
        Assert.Equal(outlook, Numbers.Unpack(town.Nights(series)[^2].Outlook!));
    }

    [Fact]
    public async Task Of_a_meter_that_is_read_once_a_day_days_are_forecast_and_hours_are_said_to_be_read_too_seldom()
    {
        await using var town = await ForecastTown.Create();
        var series = await town.Add("m1", [], Night);
        await town.WriteDays(series, [.. SimulatedLoad.Hours(days: 45).Load.Chunk(24).Select(day => day.Sum())], Night);

        await town.Forecast(Night, series);

        Assert.Equal(ForecastState.TooSeldom, town.Standing(series)!.State);
        Assert.Empty(town.Nights(series));
        Assert.Equal(45, town.Standing(series, ForecastResolution.Day)!.Slots);
        Assert.Equal(30, Numbers.Unpack(town.Nights(series, ForecastResolution.Day)[^1].Values).Length);
        Assert.Equal(1, town.Standing(0, ForecastResolution.Day)!.Meters);
        Assert.Null(town.Standing(0));
    }

    [Fact]
    public async Task The_temperature_is_that_of_the_sensor_that_still_sends()
    {
        await using var town = await ForecastTown.Create();
        var (load, temperature) = SimulatedLoad.Hours(days: 45);
        var series = await town.Add("m1", load, Night);
        await town.Add("replaced", temperature[..(24 * 20)], Night.AddDays(-25), Quantities.OutsideTemperature, SeriesKind.Mean, medium: null);
        await town.Add("new", temperature[(24 * 20)..], Night, Quantities.OutsideTemperature, SeriesKind.Mean, medium: null);

        await town.Forecast(Night, series);

        Assert.Equal(TemperatureBasis.Measured, town.Standing(series)!.Temperature);
    }

    [Fact]
    public async Task A_sensor_that_died_is_no_temperature_and_lets_nothing_be_learnt_anew_each_night()
    {
        await using var town = await ForecastTown.Create();
        var (load, temperature) = SimulatedLoad.Hours(days: 46);
        var series = await town.Add("m1", load[..(24 * 45)], Sunday);
        await town.Add("dead", temperature[..(24 * 25)], Sunday.AddDays(-20), Quantities.OutsideTemperature, SeriesKind.Mean, medium: null);
        await town.Forecast(Sunday, series);
        Assert.Equal(TemperatureBasis.None, town.Standing(series)!.Temperature);

        await town.Write(series, load[(24 * 45)..], town.Calendar.StartOf(Sunday));
        await town.Forecast(Sunday.AddDays(1), series);

        Assert.Equal(Sunday.AddDays(-17), town.Standing(series)!.FittedOn);
    }

    [Fact]
    public async Task Another_tenant_has_nothing_of_it()
    {
        await using var town = await ForecastTown.Create();
        var series = await town.Add("m1", SimulatedLoad.Hours(days: 40).Load, Night);
        var other = await ForecastTown.Create(town.Platform, "30");

        await other.Forecast(Night, series);

        Assert.Null(other.Standing(series));
        Assert.Null(town.Standing(series));
    }
}
