using Microsoft.Extensions.Logging.Abstractions;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Gateway.Simulation.Houses;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;

namespace UrbGrade.Tests.Analysis.Savings;

/// <summary>Houses that do not exist use heat as the weather that is told with it asks for.</summary>
public sealed class SimulatedHeatingTests
{
    private const int Houses = 3;
    private static readonly DateOnly Today = new(2026, 3, 9);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_simulated_house_has_a_baseline_of_its_heat_and_a_plan_in_kroner()
    {
        var site = new SimulatedHouses(seed: 1, Houses);
        await using var tenant = await QuantifiedTenant.Create(code: "10", zone: site.Zone.Id, country: "DK");
        await tenant.Platform.Get<IPriceLists>().Add(new TariffEntry("DK", "heat", 2025, "simulated", 0.62, 0, 0.25, "DKK", "test"), Cancellation);
        tenant.Platform.Session.BecomeOperator(tenant.Id);
        foreach (var house in site.Houses)
        {
            var meter = SimulatedHouses.HeatMeter(house.Index);
            await tenant.Register(meter);
            await Add(tenant, meter, Quantities.Energy, "kW.h", "heat", SeriesKind.Interval, hours => hours.Sum(hour => house.At(hour).HeatKwh));
            await Add(tenant, meter, Quantities.OutsideTemperature, "Cel", null, SeriesKind.Mean, hours => hours.Average(site.Weather.Temperature));
        }

        await Follow(tenant);

        var baselines = tenant.Rows<BaselineRow>().Where(row => row.Medium == "heat").ToList();
        Assert.Equal(Houses, baselines.Count);
        Assert.All(baselines, row => Assert.True(row is { IsAccepted: true, YearKwh: > 0 }, row.Refusals));
        var package = new PlanPackage("A", [new PlanMeasure(MeasureKind.SetBack, 1, 0, 1000, 0)]);
        var plan = (await tenant.Platform.Get<IPlanning>().Ask(new PlanQuestion("heat", [], [package], 0.04, 0.02, 15, 0.1, 1, 1, 1), Cancellation))!;
        Assert.Equal((Houses, 0, "DKK"), (plan.Assets.Count, plan.Left.Count, plan.Currency));
        Assert.Equal(0.775, plan.Price!.Value, 1e-9);
        var outcome = Assert.Single(plan.Outcomes);
        Assert.InRange(outcome.SavedKwh / plan.YearKwh, 0.05, 0.2);
        Assert.Equal(outcome.SavedKwh * 0.775, outcome.SavedMoney!.Value, 1e-6);
    }

    private static async Task Follow(QuantifiedTenant tenant)
    {
        var platform = tenant.Platform;
        var work = new TestWork(1, tenant.Id, Cancellation);
        await new FollowReadings(
            platform.Contexts, platform.Get<IMeasuredSeries>(), platform.Get<IPriceLists>(), work, platform.Clock,
            NullLogger<FollowReadings>.Instance).Handle(new BaselinesDue(Today));
        await work.Close(platform.Queue);
    }

    /// <summary>Writes more than a year of a new series, a reading for each day.</summary>
    /// <param name="value">Of a day by its hours since 1970.</param>
    private static async Task Add(
        QuantifiedTenant tenant, string meter, string quantity, string unit, string? medium, SeriesKind kind, Func<IEnumerable<long>, double> value)
    {
        await tenant.Change(database => database.Add(new SeriesRow
        {
            TenantId = tenant.Id, MeterId = tenant.Rows<MeterRow>().Single(row => row.Source == meter).Id, Quantity = quantity, Unit = unit, Medium = medium,
            Kind = kind,
        }));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        var series = tenant.Rows<SeriesRow>().Max(row => row.Id);
        await tenant.Change(database =>
        {
            var calendar = LocalCalendar.Of("Europe/Copenhagen");
            for (var day = Today.AddDays(-380); day < Today; day = day.AddDays(1))
            {
                var start = calendar.InstantOf(day);
                var first = start.ToUnixTimeSeconds() / 3600;
                database.Add(new ReadingRow
                {
                    SeriesId = series, StartAt = start, EndAt = calendar.InstantOf(day.AddDays(1)), TenantId = tenant.Id,
                    Value = value(Enumerable.Range(0, calendar.HoursOf(day)).Select(hour => first + hour)), Quality = ReadingQuality.Measured, Revision = 1,
                    RawRequestId = 1, LastRequestId = 1,
                });
            }
        });
    }
}
