using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

/// <summary>It is the tenth of March 2026 in a district of one shop that lets its figures be published.</summary>
public class DistrictComparisonTests : IAsyncLifetime
{
    private DashboardWorld world = null!;
    private long request;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await DashboardWorld.Create(fewestAssets: 1);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_year_before_that_the_shop_was_there_all_the_while_is_comparable()
    {
        await Send("2024-03-10", "2026-03-09");
        var energy = (await Find()).Figures[0];
        Assert.Equal((365 * 24 * 2.5, KpiStatus.Ok), (Math.Round(energy.ThisYear.Value!.Value, 6), energy.ThisYear.Status));
        Assert.Equal((365 * 24 * 2.5, KpiStatus.Ok), (Math.Round(energy.LastYear!.Value!.Value, 6), energy.LastYear.Status));
        Assert.Equal(When.Instant("2025-03-09T23:00:00Z"), energy.LastYear.PeriodEnd);
    }

    [Fact]
    public async Task A_year_is_not_compared_with_the_few_months_that_were_measured_before_it()
    {
        await Send("2025-02-01", "2026-03-09");
        var energy = (await Find()).Figures[0];
        Assert.Equal(KpiStatus.Ok, energy.ThisYear.Status);
        Assert.Equal((37 * 24 * 2.5, KpiStatus.Insufficient), (Math.Round(energy.LastYear!.Value!.Value, 6), energy.LastYear.Status));
        Assert.Equal(365 * 24, energy.LastYear.ExpectedReadings);
    }

    [Fact]
    public async Task A_month_that_runs_stands_beside_the_same_days_of_the_year_before()
    {
        await Send("2025-03-01", "2025-03-31");
        await Send("2026-03-01", "2026-03-09");
        var month = (await Find()).Months[^1];
        Assert.Equal((When.Day("2026-03-01"), 1.0), (month.Month, month.Coverage));
        Assert.Equal((9 * 24 * 2.5, 9 * 24 * 2.5), (month.EnergyKwh!.Value, month.LastYearEnergyKwh!.Value));
    }

    [Fact]
    public async Task A_february_stands_beside_the_whole_leap_february()
    {
        await Send("2024-02-01", "2024-02-29");
        await Send("2025-02-01", "2025-03-01");
        var february = (await Find()).Months[^2];
        Assert.Equal((28 * 24 * 2.5, 29 * 24 * 2.5), (february.EnergyKwh!.Value, february.LastYearEnergyKwh!.Value));
    }

    [Fact]
    public async Task What_is_missing_is_not_made_up_for_and_makes_the_sum_insufficient()
    {
        await world.Barcelona.Register("500");
        await Send("2026-03-01", "2026-03-09");
        await Send("2026-03-01", "2026-03-04", "500");
        var energy = (await Find()).Figures[0].ThisYear;
        Assert.Equal(((9 + 4) * 24 * 2.5, 13 * 24, 18 * 24), (energy.Value!.Value, energy.ValidReadings, energy.ExpectedReadings));
        Assert.Equal(KpiStatus.Insufficient, energy.Status);
    }

    [Fact]
    public async Task A_shop_that_came_later_is_expected_from_its_first_day_on()
    {
        await world.Barcelona.Register("500");
        await Send("2026-03-01", "2026-03-09");
        await Send("2026-03-06", "2026-03-09", "500");
        var energy = (await Find()).Figures[0].ThisYear;
        Assert.Equal(((9 + 4) * 24, KpiStatus.Ok), (energy.ExpectedReadings, energy.Status));
    }

    [Fact]
    public async Task The_day_that_runs_is_left_out()
    {
        await Send("2026-03-08", "2026-03-09");
        await world.Barcelona.QuantifyAndCompute(++request, DashboardWorld.Day("2026-03-10", 9));
        var district = await Find();
        Assert.Equal(When.Instant("2026-03-09T23:00:00Z"), district.Figures[0].ThisYear.PeriodEnd);
        Assert.Equal((48, 48), (district.Figures[0].ThisYear.ValidReadings, district.Figures[0].ThisYear.ExpectedReadings));
        Assert.Equal(When.Instant("2026-03-10T08:00:00Z"), district.LastReadingAt);
    }

    [Fact]
    public async Task The_weather_of_the_same_days_a_year_before_stands_beside_it_once_both_are_known()
    {
        await Send("2026-03-08", "2026-03-09");
        await Outside(("2026-03-08", 8), ("2026-03-09", 16), ("2025-03-08", 13));
        Assert.Null((await Find()).Weather);

        await Outside(("2025-03-09", 14));
        world.Platform.Clock.Advance(TimeSpan.FromSeconds(61));

        // 18 - 8, nothing above 15; 18 - 13 and 18 - 14.
        Assert.Equal(new DistrictWeather(10, 9), (await Find()).Weather);
    }

    [Fact]
    public async Task What_the_cold_of_this_year_explains_is_taken_out_of_the_comparison()
    {
        await Send("2024-03-10", "2026-03-09");
        await Weather(now: 4, before: 8);
        var district = await Find();

        // 60 kWh a day and 3 for each K d in both years: all that it used more is the cold.
        Assert.Equal(WeatherCorrection.Done, district.Weather!.Correction);
        Assert.Equal(1, district.Weather.Fit!.Value, 6);
        Assert.NotEqual(district.Figures[0].ThisYear.Value!.Value, district.Figures[0].LastYear!.Value!.Value, 0);
        Assert.Equal(district.Figures[0].ThisYear.Value!.Value, district.Figures[0].LastYear!.Value!.Value * district.Weather.LastYearFactor!.Value, 3);
    }

    [Fact]
    public async Task Energy_that_does_not_follow_the_cold_is_not_corrected()
    {
        await Send("2024-03-10", "2026-03-09");
        await Weather(now: 4, before: 8, perDegreeDay: 0);
        var weather = (await Find()).Weather!;
        Assert.Equal((WeatherCorrection.NotFollowed, null), (weather.Correction, weather.LastYearFactor));
    }

    /// <summary>Winters from November to March of 4 or 8 degrees, summers of 20, and energy that follows the cold.</summary>
    private async Task Weather(double now, double before, double perDegreeDay = 3)
    {
        var days = Enumerable.Range(0, 730).Select(When.Day("2024-03-10").AddDays).ToList();
        double Mean(DateOnly day) => day.Month is > 3 and < 11 ? 20 : day >= When.Day("2025-03-10") ? now : before;
        await Outside([.. days.Select(day => (day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Mean(day)))]);
        await world.Barcelona.Change(database =>
        {
            var use = days.ToDictionary(day => day, day => 60 + (perDegreeDay * (Mean(day) <= 15 ? 18 - Mean(day) : 0)));
            foreach (var row in database.Set<KpiRow>().Where(row => row.DefinitionId == KpiDefinitions.Energy.Id).ToList())
            {
                row.Value = row.Resolution == KpiResolution.Day
                    ? use[row.PeriodStart]
                    : use.Where(day => day.Key.Year == row.PeriodStart.Year && day.Key.Month == row.PeriodStart.Month).Sum(day => day.Value);
            }
        });
    }

    private Task Outside(params (string Day, double Celsius)[] days) => world.Barcelona.Change(database =>
    {
        var asset = database.Set<AssetRow>().First().Id;
        var dates = days.Select(day => When.Day(day.Day)).ToList();
        database.Set<KpiRow>().Where(row => row.DefinitionId == KpiDefinitions.OutsideTemperature.Id && dates.Contains(row.PeriodStart)).ExecuteDelete();
        database.AddRange(days.Select(day => new KpiRow
        {
            DefinitionId = KpiDefinitions.OutsideTemperature.Id, AssetId = asset, Resolution = KpiResolution.Day, PeriodStart = When.Day(day.Day),
            TenantId = world.Barcelona.Id, Value = day.Celsius, ExpectedIntervals = 24, ValidIntervals = 24, Status = KpiStatus.Ok, ComputedAt = When.Instant("2026-03-10T00:00:00Z"),
        }));
    });

    [Fact]
    public async Task A_district_that_turns_private_is_gone_at_once()
    {
        await Send("2026-03-08", "2026-03-08");
        Assert.NotEmpty((await Find()).Figures);
        world.Platform.Session.IsPlatformAdministrator = true;
        await world.Platform.Get<ITenantDirectory>().Change("20", new TenantChange("District 20", IsPublic: false), Cancellation);
        Assert.Null(await world.Get<IDistrictQueries>().Find("20", Cancellation));
        Assert.Null(await world.Get<IDistrictQueries>().Find("no such code", Cancellation));
    }

    [Fact]
    public async Task An_overview_is_a_minute_old_at_most()
    {
        Assert.Empty((await Find()).Figures);
        await Send("2026-03-08", "2026-03-08");
        Assert.Empty((await Find()).Figures);
        world.Platform.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.NotEmpty((await Find()).Figures);
    }

    private async Task Send(string from, string to, string meter = "477")
    {
        var first = When.Day(from);
        var days = Enumerable.Range(0, When.Day(to).DayNumber - first.DayNumber + 1).Select(first.AddDays);
        await world.Barcelona.QuantifyAndCompute(++request, days.SelectMany(day => DashboardWorld.WholeDay(day, meter)));
    }

    private async Task<DistrictOverview> Find()
    {
        var district = await world.Get<IDistrictQueries>().Find("20", Cancellation);
        Assert.NotNull(district);
        return district;
    }
}
