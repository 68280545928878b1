using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Prediction.Store;
using UrbGrade.Tests.Prediction.Domain;

namespace UrbGrade.Tests.Prediction.Handlers;

public class ToldForecastTests
{
    private static readonly DateOnly Night = new(2026, 3, 10);

    [Fact]
    public async Task What_came_was_held_against_forecasts_that_nobody_had_been_told()
    {
        await using var town = await ForecastTown.Create();
        var (one, two) = (SimulatedLoad.Hours(days: 63, seed: 1).Load, SimulatedLoad.Hours(days: 63, seed: 2).Load);
        var moved = await town.Add("m1", one[..(24 * 62)], Night);
        var other = await town.Add("m2", two[..(24 * 62)], Night);
        await town.Forecast(Night, moved, other);
        var standing = town.Standing(moved)!.Id;
        await town.Tenant.Change(database =>
        {
            var forecast = database.Set<ForecastRow>().Single(row => row.StandingId == standing && row.Night == Night);
            forecast.Agreed = Numbers.Pack([.. Numbers.Unpack(forecast.Values).Select(value => value + 60)]);
        });

        await town.Write(moved, one[(24 * 62)..], town.Calendar.StartOf(Night));
        await town.Write(other, two[(24 * 62)..], town.Calendar.StartOf(Night));
        await town.Forecast(Night.AddDays(1), moved, other);

        // One of 28 nights, and off by 60 kWh in each hour.
        Assert.InRange(town.Standing(moved)!.MeanError!.Value, 2, 5);
        Assert.InRange(town.Standing(other)!.MeanError!.Value, 0, 2);
        town.Platform.Session.BecomeOperator(town.Tenant.Id);
        var details = (await town.Platform.Get<IForecastQueries>().OfSeries(moved, ForecastResolution.Hour, TestContext.Current.CancellationToken))!;
        var told = StoredNight.ToldOf(town.Nights(moved)[^2]);
        Assert.Equal(told[..24], details.Recent.Where(point => point.From >= town.Calendar.InstantOf(Night)).Take(24).Select(point => point.Forecast));
    }
}
