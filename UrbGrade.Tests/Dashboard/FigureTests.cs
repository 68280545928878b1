using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Dashboard;

public class FigureTests : IAsyncLifetime
{
    private DashboardWorld world = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await DashboardWorld.Create();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_shop_is_listed_with_its_figures_and_where_they_come_from()
    {
        await DashboardWorld.SetOrigin(world.Barcelona, "simulated");
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2019-07-01", 23));
        var shop = Assert.Single(await world.Get<IAssetQueries>().List(new KpiPeriod(PeriodKind.Day, When.Day("2019-07-01")), Cancellation));
        Assert.Equal(("477", "simulated", Medium.Power, When.Instant("2019-07-01T21:00:00Z")), (shop.Code, shop.Origin, shop.Medium, shop.LastReadingAt));
        Assert.Equal(
            [Quantity.EnergyKwh, Quantity.Cost, Quantity.Co2Kg, Quantity.InsideTemperatureCelsius, Quantity.OutsideTemperatureCelsius],
            shop.Figures.Select(f => f.Quantity));
        var energy = shop.Figures[0];
        Assert.Equal((57.5, 23, 24, KpiStatus.Ok), (energy.Value, energy.ValidReadings, energy.ExpectedReadings, energy.Status));
        Assert.Equal((When.Instant("2019-06-30T22:00:00Z"), When.Instant("2019-07-01T22:00:00Z")), (energy.PeriodStart, energy.PeriodEnd));
        Assert.Equal(23 / 24.0, energy.Coverage);
    }

    [Fact]
    public async Task Weather_that_is_expected_of_days_to_come_is_no_last_reading_of_its_asset()
    {
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2026-03-08"));
        var last = (await world.Get<IAssetQueries>().Find(world.Shop, Cancellation))!.LastReadingAt;
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
                SeriesId = series.Id, StartAt = When.Instant("2026-04-02T12:00:00Z"), EndAt = When.Instant("2026-04-02T13:00:00Z"), TenantId = world.Barcelona.Id, Value = 12,
                Revision = 1, RawRequestId = 1, LastRequestId = 1,
            });
        });

        Assert.NotNull(last);
        Assert.Equal(last, (await world.Get<IAssetQueries>().Find(world.Shop, Cancellation))!.LastReadingAt);
        Assert.Equal(last, Assert.Single(await world.Get<IAssetQueries>().List(new KpiPeriod(PeriodKind.Day, When.Day("2026-03-08")), Cancellation)).LastReadingAt);
    }

    [Fact]
    public async Task A_place_whose_batches_still_wait_at_the_gateway_says_so_while_they_come()
    {
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2026-03-06"));
        await world.Barcelona.Change(database =>
        {
            var request = database.Set<RawRequestRow>().Single();
            (request.SignedAt, request.Waiting) = (request.ReceivedAt, 12);
        });
        Assert.Equal((12, 12), await Waiting());

        world.Platform.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((0, 0), await Waiting());

        async Task<(int InDetails, int InList)> Waiting() => (
            (await world.Get<IAssetQueries>().Find(world.Shop, Cancellation))!.Waiting,
            Assert.Single(await world.Get<IAssetQueries>().List(new KpiPeriod(PeriodKind.Month, When.Day("2026-03-01")), Cancellation)).Waiting);
    }

    [Fact]
    public async Task No_reading_is_to_come_of_a_place_whose_meters_were_all_taken_away()
    {
        await world.Barcelona.Register("478");
        await world.Barcelona.Change(database => database.Set<MeterRow>().Single(meter => meter.Source == "478").AssetId = world.Shop);
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2026-03-08"));
        Assert.Equal((true, true), await IsMeasured());

        await TakeAway("477");
        Assert.Equal((true, true), await IsMeasured());

        await TakeAway("478");
        Assert.Equal((false, false), await IsMeasured());

        async Task<(bool InDetails, bool InList)> IsMeasured() => (
            (await world.Get<IAssetQueries>().Find(world.Shop, Cancellation))!.IsMeasured,
            Assert.Single(
                await world.Get<IAssetQueries>().List(new KpiPeriod(PeriodKind.Month, When.Day("2026-03-01")), Cancellation), one => one.AssetId == world.Shop).IsMeasured);

        Task TakeAway(string meter) => world.Barcelona.Change(database => database.Add(new MeterSettingRow
        {
            TenantId = world.Barcelona.Id, MeterId = database.Set<MeterRow>().Single(one => one.Source == meter).Id, From = When.Instant("2026-03-09T10:00:00Z"), IsEnd = true,
            Source = "work order 12",
        }));
    }

    [Fact]
    public async Task Of_a_running_period_the_days_that_are_over_are_expected_and_what_has_come_of_today()
    {
        world.Platform.Clock.SetUtcNow(When.Instant("2026-03-10T09:30:00Z"));
        await world.Barcelona.QuantifyAndCompute(1, DashboardWorld.Day("2026-03-10", 10));
        var day = Assert.Single(await Figures(PeriodKind.Day, "2026-03-10"), f => f.Quantity == Quantity.EnergyKwh);
        Assert.Equal((10, 10, KpiStatus.Ok), (day.ValidReadings, day.ExpectedReadings, day.Status));
        var month = Assert.Single(await Figures(PeriodKind.Month, "2026-03-01"), f => f.Quantity == Quantity.EnergyKwh);
        Assert.Equal((10, 9 * 24 + 10, KpiStatus.Insufficient), (month.ValidReadings, month.ExpectedReadings, month.Status));
        Assert.Equal(When.Instant("2026-03-31T22:00:00Z"), month.PeriodEnd);
    }

    [Fact]
    public async Task A_figure_leads_to_formula_inputs_requests_and_certificate()
    {
        await world.Barcelona.Change(context => context.Add(new GatewayCertificateRow
        {
            TenantId = world.Barcelona.Id, Subject = "CN=BCN-01", Thumbprint = QuantifiedTenant.Thumbprint, Der = [1],
        }));
        await world.Barcelona.Quantify(1, DashboardWorld.Day("2019-07-01", 12));
        await world.Barcelona.EstimateNothing();
        await world.Barcelona.QuantifyAndCompute(2, DashboardWorld.Day("2019-07-01", 24, from: 14));
        world.Platform.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.Barcelona.QuantifyAndCompute(3, ShopHour.Of("477", When.Instant("2019-07-01T08:00:00Z"), 12.5, 0.05, 21, 15));

        var why = await Explain(Quantity.EnergyKwh);
        Assert.Equal((65, "energy", 0.9, world.Platform.Clock.GetUtcNow()), (why.Figure.Value, why.DefinitionCode, why.CoverageThreshold, why.ComputedAt));
        var input = Assert.Single(why.Inputs);
        Assert.Equal(("energy", "477", "kW.h", 22, 0, 2), (input.Quantity, input.Meter, input.UnitUcum, input.MeasuredReadings, input.EstimatedReadings, input.MissingReadings));
        Assert.Equal(["03-gap", "07-flat-line"], input.Rules);
        Assert.Equal([(3L, 1), (2L, 10), (1L, 11)], why.Messages.Select(m => (m.RequestId, m.Readings)));
        Assert.Equal(3, why.MessageCount);
        Assert.All(why.Messages, m => Assert.Equal(("CN=BCN-01", QuantifiedTenant.Thumbprint), (m.CertificateSubject, m.CertificateThumbprint)));
        var revision = Assert.Single(why.Revisions);
        Assert.Equal((55, 65, 3L, world.Platform.Clock.GetUtcNow()), (revision.Was, revision.Now, revision.RequestId, revision.ChangedAt));

        Assert.Equal(["energy", "price"], (await Explain(Quantity.Cost)).Inputs.Select(i => i.Quantity));
        Assert.Contains("f = 0.175", (await Explain(Quantity.Co2Kg)).Formula);
    }

    [Fact]
    public async Task The_first_and_the_last_month_of_a_district_say_from_and_up_to_which_day_they_count()
    {
        string[] meters = ["1", "2", "3", "4", "477"];
        await world.Barcelona.Register(meters);
        await world.Barcelona.Quantify(1, meters.SelectMany(m => new[] { "2025-04-30", "2025-05-01", "2025-05-02" }.SelectMany(day => DashboardWorld.Day(day, meter: m))));
        await world.Barcelona.ComputeKpis();

        var district = await world.Get<IDistrictQueries>().Find("20", Cancellation);

        Assert.Equal([(When.Day("2025-04-01"), (DateOnly?)null), (When.Day("2025-05-01"), When.Day("2025-05-02"))], district!.Months.Select(m => (m.Month, m.UpTo)));
        Assert.Equal([When.Day("2025-04-30"), null], district.Months.Select(m => m.From));
    }

    [Fact]
    public async Task A_district_adds_its_shops_up_beside_the_year_before()
    {
        string[] meters = ["1", "2", "3", "4", "477"];
        await world.Barcelona.Register(meters);
        await world.Barcelona.Change(context =>
        {
            foreach (var asset in context.Set<AssetRow>())
            {
                (asset.Latitude, asset.Longitude) = (41.4, 2.17);
            }
        });
        foreach (var (year, energy) in new[] { (2024, 1.0), (2025, 0.5) })
        {
            var day = new DateOnly(year, 5, 30);
            var next = new DateOnly(year, 5, 31);
            await world.Barcelona.Quantify(year, meters.SelectMany(m => DashboardWorld.Day(day, meter: m, energy: energy).Concat(DashboardWorld.Day(next, meter: m, energy: energy))));
        }

        await world.Barcelona.ComputeKpis();
        var district = await world.Get<IDistrictQueries>().Find("20", Cancellation);
        var energyFigure = district!.Figures[0];
        Assert.Equal(2 * 24 * 5 * 0.5, energyFigure.ThisYear.Value!.Value, 9);
        Assert.Equal((When.Instant("2024-05-31T22:00:00Z"), When.Instant("2025-05-31T22:00:00Z")), (energyFigure.ThisYear.PeriodStart, energyFigure.ThisYear.PeriodEnd));
        Assert.Equal(2 * 24 * 5 * 1.0, energyFigure.LastYear!.Value!.Value, 9);
        Assert.Equal((KpiStatus.Insufficient, 365 * 24 * 5), (energyFigure.ThisYear.Status, energyFigure.ThisYear.ExpectedReadings));
        Assert.Equal(12, district.Months.Count);
        Assert.Equal((When.Day("2025-05-01"), 120.0, null), (district.Months[^1].Month, district.Months[^1].EnergyKwh!.Value, district.Months[^1].LastYearEnergyKwh));
        Assert.All(district.Months.SkipLast(1), m => Assert.Null(m.EnergyKwh));
        Assert.Equal((5, 120.0, false), district.Places.Select(p => (p.AssetCount, p.EnergyKwh!.Value, p.Withheld)).Single());
    }

    private Task<IReadOnlyList<KpiFigure>> Figures(PeriodKind kind, string start) => world.Get<IAssetQueries>().ListFigures(
        world.Shop, kind, When.Day(start), When.Day(start).AddDays(1), Cancellation);

    private async Task<Explanation> Explain(Quantity quantity)
    {
        var why = await world.Get<IExplainQueries>().Explain(
            world.Shop, quantity, new KpiPeriod(PeriodKind.Day, When.Day("2019-07-01")), Cancellation);
        Assert.NotNull(why);
        return why;
    }
}
