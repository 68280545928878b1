using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Prediction.Store;
using UrbGrade.Tests.Prediction.Domain;

namespace UrbGrade.Tests.Prediction.People;

public class ForecastsOfPersonTests
{
    private const string Ana = "ana@example.org";
    private static readonly DateOnly Night = new(2026, 3, 10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erasing_a_person_takes_forecasts_and_fits_of_the_own_meter_along_and_no_others()
    {
        await using var town = await ForecastTown.Create();
        var load = SimulatedLoad.Hours(days: 45).Load;
        var home = await town.Add("home", load, Night);
        var shop = await town.Add("shop", load, Night);
        await town.Forecast(Night, home, shop);
        await town.Platform.Get<IUserDirectory>().Add(new UserDraft(Ana, AccountRole.Resident, "20", "a long password of a test 7", "Ana"), Cancellation);
        var people = town.Platform.Get<IPeople>();
        await people.Assign(Ana, "home", Night.AddDays(-45), null, Cancellation);
        town.Platform.Session.BecomeTenantAdministrator(town.Tenant.Id);
        var told = (await people.Read(Ana, Cancellation))!.Single(table => table.Name == "forecasts");
        var held = town.Nights(home).Count + town.Nights(home, ForecastResolution.Day).Count;
        Assert.Equal(held, (await told.Rows.ToListAsync(Cancellation)).Count);
        Assert.Contains((await people.Count(Ana, Cancellation))!, count => count.Name == "forecasts" && count.Count == held + 4);
        var others = town.Nights(shop).Count;

        Assert.Equal(AdministrationOutcome.Done, (await people.Erase(Ana, Ana, "asked by letter", Cancellation)).Result.Outcome);

        Assert.Null(town.Standing(home));
        Assert.Null(town.Standing(home, ForecastResolution.Day));
        var standings = town.Tenant.Rows<ForecastStandingRow>().Select(standing => standing.Id).ToHashSet();
        Assert.All(town.Tenant.Rows<ForecastRow>(), row => Assert.Contains(row.StandingId, standings));
        Assert.All(town.Tenant.Rows<ForecastFitRow>(), row => Assert.Contains(row.StandingId, standings));
        Assert.Equal(others, town.Nights(shop).Count);
    }

    [Fact]
    public async Task Who_had_the_meter_before_is_told_the_nights_of_that_time_alone()
    {
        await using var town = await ForecastTown.Create();
        var home = await town.Add("home", SimulatedLoad.Hours(days: 45).Load, Night);
        await town.Forecast(Night, home);
        await town.Platform.Get<IUserDirectory>().Add(new UserDraft(Ana, AccountRole.Resident, "20", "a long password of a test 7", "Ana"), Cancellation);
        var people = town.Platform.Get<IPeople>();
        await people.Assign(Ana, "home", Night.AddDays(-45), Night.AddDays(-2), Cancellation);
        town.Platform.Session.BecomeTenantAdministrator(town.Tenant.Id);
        var told = await (await people.Read(Ana, Cancellation))!.Single(table => table.Name == "forecasts").Rows.ToListAsync(Cancellation);
        Assert.NotEmpty(told);
        Assert.DoesNotContain(told, row => string.CompareOrdinal((string)row[4]!, $"{Night.AddDays(-2):yyyy-MM-dd}") > 0);
    }
}
