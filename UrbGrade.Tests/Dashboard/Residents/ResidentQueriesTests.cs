using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard.Residents;

/// <summary>It is the tenth of March 2026. Ana has the shop of meter 477 since the first of March; until then it was somebody else's.</summary>
public class ResidentQueriesTests : IAsyncLifetime
{
    private const string Ana = "ana@example.org";

    private DashboardWorld world = null!;
    private long request;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        world = await DashboardWorld.Create();
        world.Platform.Session.IsPlatformAdministrator = true;
        await world.Platform.Get<IInvitations>().Invite(new UserInvitation(Ana, AccountRole.Resident, "20"), Cancellation);
        Assert.Equal(AdministrationOutcome.Done, (await world.Platform.Get<IPeople>().Assign(Ana, "477", When.Day("2026-03-01"), null, Cancellation)).Outcome);
        foreach (var day in new[] { "2025-03-08", "2026-02-27", "2026-02-28", "2026-03-07", "2026-03-08", "2026-03-09" })
        {
            await world.Barcelona.QuantifyAndCompute(++request, DashboardWorld.WholeDay(When.Day(day)).Select(
                (hour, i) => day != "2026-03-07" ? hour : hour with { Inside = i switch { < 3 => 19.5, 10 or 11 => 25.5, _ => 21 } }));
        }

        await world.Barcelona.ComputePeriods();
        world.Platform.Session.BecomeNobody();
        (world.Platform.Session.CurrentTenantId, world.Platform.Session.AccountName) = (world.Barcelona.Id, Ana);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_person_sees_the_own_days_and_none_of_who_was_there_before()
    {
        var place = Assert.Single(await Queries.Places(Cancellation));
        Assert.Equal((world.Shop, When.Day("2026-03-01"), When.Day("2026-03-09"), false), (place.AssetId, place.From, place.LastDay, place.IsShared));

        var month = await Queries.Use(world.Shop, Quantity.EnergyKwh, PeriodLength.Month, When.Day("2026-03-09"), Cancellation);
        Assert.Equal((31, 3 * 24 * 2.5), (month!.Bars.Count, month.Now!.Value!.Value));
        Assert.Equal((KpiStatus.Insufficient, null), (month.Now.Status, month.Before));
        var year = await Queries.Use(world.Shop, Quantity.EnergyKwh, PeriodLength.Year, When.Day("2026-03-09"), Cancellation);
        Assert.Equal([null, null, 3 * 24 * 2.5], year!.Bars.Take(3).Select(bar => bar.Value));
        Assert.All(year.Bars, bar => Assert.Null(bar.Before));
        var february = await Queries.Use(world.Shop, Quantity.EnergyKwh, PeriodLength.Month, When.Day("2026-02-27"), Cancellation);
        Assert.Equal(28, february!.Bars.Count);
        Assert.All(february.Bars, bar => Assert.Null(bar.Value));

        var day = await Queries.Use(world.Shop, Quantity.EnergyKwh, PeriodLength.Day, When.Day("2026-03-08"), Cancellation);
        Assert.Equal((24, 24 * 2.5, KpiStatus.Ok), (day!.Bars.Count, day.Now!.Value!.Value, day.Now.Status));
        Assert.All(day.Bars, bar => Assert.Equal((2.5, true), (bar.Value!.Value, bar.IsSure)));

        var comfort = await Queries.Comfort(world.Shop, When.Day("2026-03-09"), 12, Cancellation);
        Assert.Equal(12, comfort!.Days.Count);
        Assert.Equal([When.Day("2026-03-07"), When.Day("2026-03-08"), When.Day("2026-03-09")], comfort.Days.Where(one => one.Inside is not null).Select(one => one.Day));
        Assert.Equal(21, comfort.Days[^1].Inside!.Value, 9);
        Assert.Equal(
            (When.Day("2026-03-01"), 3, 2, false), (comfort.Month!.Value, comfort.HoursTooCold!.Value, comfort.HoursTooWarm!.Value, comfort.IsOccupiedOnly));
        Assert.Equal((72 - 5) / 72.0, comfort.Share!.Value, 9);
        Assert.Equal(new ComfortLimits(20, 25), comfort.Limits);
    }

    /// <summary>The time begins at 23:00Z of 28 February, as a day of Madrid does.</summary>
    [Theory]
    [InlineData("Atlantic/Canary", "2026-03-01")]
    [InlineData("Europe/Athens", "2026-03-02")]
    public async Task After_a_move_to_another_time_zone_a_person_saw_hours_of_who_was_there_before(string zone, string first)
    {
        world.Platform.Session.IsPlatformAdministrator = true;
        await world.Platform.Get<ITenantDirectory>().Change("20", new TenantChange(TimeZone: zone), Cancellation);
        world.Platform.Session.IsPlatformAdministrator = false;

        Assert.Equal(When.Day(first), Assert.Single(await Queries.Places(Cancellation)).From);
    }

    [Fact]
    public async Task A_day_that_is_known_as_a_sum_only_is_told_so_by_itself_and_by_hours()
    {
        var midnight = When.Instant("2026-03-04T23:00:00Z");
        await world.Barcelona.QuantifyAndCompute(++request, new ShopHour("477", midnight, midnight.AddDays(1), 48));

        var month = await Queries.Use(world.Shop, Quantity.EnergyKwh, PeriodLength.Month, When.Day("2026-03-05"), Cancellation);
        Assert.Equal((48.0, true, false), (Math.Round(month!.Bars[4].Value!.Value, 9), month.Bars[4].IsSumOnly, month.Bars[4].IsSure));
        Assert.Single(month.Bars, bar => bar.IsSumOnly);

        var day = await Queries.Use(world.Shop, Quantity.EnergyKwh, PeriodLength.Day, When.Day("2026-03-05"), Cancellation);
        Assert.Equal(24, day!.Bars.Count);
        Assert.All(day.Bars, bar => Assert.Equal((null, true), (bar.Value, bar.IsSumOnly)));
    }

    [Fact]
    public async Task Another_place_and_a_shared_one_are_told_to_nobody()
    {
        Assert.Null(await Queries.Use(world.Cabinet, Quantity.EnergyKwh, PeriodLength.Day, When.Day("2026-03-08"), Cancellation));
        await world.Barcelona.Change(database => database.Add(new MeterRow { TenantId = world.Barcelona.Id, AssetId = world.Shop, Source = "neighbour" }));
        Assert.True(Assert.Single(await Queries.Places(Cancellation)).IsShared);
        Assert.Null(await Queries.Use(world.Shop, Quantity.EnergyKwh, PeriodLength.Day, When.Day("2026-03-08"), Cancellation));
        Assert.Null(await Queries.Bills(world.Shop, Cancellation));
        Assert.Null(await Queries.Comfort(world.Shop, When.Day("2026-03-09"), 3, Cancellation));
    }

    [Fact]
    public async Task A_bill_stands_beside_what_the_meter_measured_on_its_days()
    {
        await world.Barcelona.Change(database => database.AddRange(
            Bill("now", "2026-03-06T23:00:00Z", "2026-03-09T23:00:00Z", "182.5", "E"), Bill("before", "2026-02-10T23:00:00Z", "2026-02-20T23:00:00Z", "90", "R")));
        var bill = Assert.Single((await Queries.Bills(world.Shop, Cancellation))!);
        Assert.Equal(("now", When.Day("2026-03-07"), When.Day("2026-03-10"), 182.5, true), (bill.Number, bill.From, bill.To, bill.BilledKwh, bill.IsEstimated));
        Assert.Equal((3 * 24 * 2.5, KpiStatus.Ok), (bill.Metered!.Value!.Value, bill.Metered.Status));
    }

    [Fact]
    public async Task The_cost_of_water_is_told_of_a_month_that_was_the_persons_and_not_of_a_year_with_somebody_elses_days()
    {
        await world.Barcelona.Change(database => database.AddRange(Water(KpiResolution.Month, "2026-03-01", 18.4), Water(KpiResolution.Year, "2026-01-01", 60)));

        var cost = Assert.Single((await Queries.WaterCost(world.Shop, When.Day("2026-03-09"), Cancellation))!);
        Assert.Equal((PeriodLength.Month, 18.4, "EUR"), (cost.Length, cost.Cost.Value!.Value, cost.Cost.Currency));
        Assert.Empty((await Queries.WaterCost(world.Shop, When.Day("2026-02-27"), Cancellation))!);
        Assert.Null(await Queries.WaterCost(world.Cabinet, When.Day("2026-03-09"), Cancellation));
    }

    [Fact]
    public async Task A_resident_has_a_copy_and_the_account_erased_without_an_administrator()
    {
        Assert.Contains((await Own.Read(Cancellation))!, table => table.Name == "readings");
        Assert.Equal(AdministrationOutcome.Invalid, (await Own.Erase("else@example.org", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await Own.Erase(Ana, Cancellation)).Outcome);
        Assert.Empty(await Queries.Places(Cancellation));
        Assert.Null(await Own.Read(Cancellation));
    }

    private IResidentQueries Queries => world.Get<IResidentQueries>();

    private IOwnData Own => world.Get<IOwnData>();

    private PeriodKpiRow Water(KpiResolution resolution, string start, double cost) => new()
    {
        TenantId = world.Barcelona.Id, Resolution = resolution, PeriodStart = When.Day(start), Scope = KpiScope.Asset, ScopeId = world.Shop, Medium = KpiMedium.Water,
        DefinitionId = PeriodKpiDefinitions.WaterCost.Id, Value = cost, ExpectedIntervals = 216, ValidIntervals = 216, Status = KpiStatus.Ok,
    };

    private SiteRecordRow Bill(string number, string from, string until, string energy, string state) => new()
    {
        TenantId = world.Barcelona.Id, Kind = "bill", Key = number, Revision = 1, Subject = "477", At = When.Instant(from),
        Fields = $$"""{"invoice":"{{number}}","until":"{{until}}","energy_p1":"{{energy}}","state":"{{state}}"}""",
    };
}
