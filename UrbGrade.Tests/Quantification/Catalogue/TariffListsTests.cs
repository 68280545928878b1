using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

public class TariffListsTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IPriceLists Lists => tenant.Platform.Get<IPriceLists>();

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await tenant.QuantifyAndCompute(1, July());
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task The_newest_tariff_once_more_is_no_further_version()
    {
        var tariff = new TariffEntry("ES", "power", 2019, "contract", 0.2, 0, 0.1, "EUR", "contract 12");
        Assert.Equal((AdministrationOutcome.Done, false), OutcomeOf(await Lists.Add(tariff, Cancellation)));
        Assert.Equal((AdministrationOutcome.Done, true), OutcomeOf(await Lists.Add(tariff, Cancellation)));
        Assert.Equal((AdministrationOutcome.Done, false), OutcomeOf(await Lists.Add(tariff with { Tax = 0.21 }, Cancellation)));

        Assert.Equal([1, 2], (await Lists.Tariffs(Cancellation)).Where(t => t is { Zone: "ES", Carrier: "power", FromYear: 2019, Method: "contract" }).Select(t => t.Version));
    }

    [Theory]
    [InlineData("es", "EUR", "in ES or DK")]
    [InlineData("ES", "eur", "in capital letters")]
    public async Task A_tariff_in_small_letters_that_would_count_for_nobody_is_refused_with_what_to_write(string zone, string currency, string advice)
    {
        var before = (await Lists.Tariffs(Cancellation)).Count;
        var result = await Lists.Add(new TariffEntry(zone, "power", 2019, "contract", 0.2, 0, 0, currency, "contract 12"), Cancellation);

        Assert.Equal(AdministrationOutcome.Invalid, result.Outcome);
        Assert.Contains(advice, result.Detail, StringComparison.Ordinal);
        Assert.Equal(before, (await Lists.Tariffs(Cancellation)).Count);
    }

    [Fact]
    public async Task A_tariff_gives_the_bill_of_a_month()
    {
        await Lists.Add(new TariffEntry("ES", "power", 2019, "contract", 0.2, 0, 0.1, "EUR", "contract 12"), Cancellation);
        await tenant.MarkRepriced();
        await tenant.ComputePeriods();
        Assert.Equal(31 * 24 * 1.5 * 0.2 * 1.1, tenant.PeriodKpi(PeriodKpiDefinitions.TariffCost, KpiResolution.Month, "2019-07-01")!.Value!.Value, 9);
    }

    [Fact]
    public async Task A_tariff_of_power_and_light_charges_the_contracted_power_once()
    {
        var facts = tenant.Platform.Get<IAssetTraits>();
        var asset = tenant.Rows<AssetRow>().Single().Code;
        await facts.Set("20", null, asset, AssetTraits.ContractedPower, When.Day("2019-01-01"), 10, "contract", Cancellation);
        await Lists.Add(new TariffEntry("ES", "power", 2019, "contract", 0.2, 36.5, 0, "EUR", "contract 12"), Cancellation);
        await tenant.MarkRepriced();
        await tenant.Register("L1");
        await tenant.Change(context => context.Set<MeterRow>().Single(m => m.Source == "L1").AssetId = tenant.AssetOf("477"));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));
        await tenant.Quantify(2, TestRequest.OfHeads("DSE09", "0.0.1", [.. Enumerable.Range(0, 31 * 24).Select(hour => ("L1", start, new[]
        {
            ("measure_timestamp_start", $"{start.AddHours(hour):yyyy-MM-ddTHH:mm:ssZ}"), ("measure_timestamp_end", $"{start.AddHours(hour + 1):yyyy-MM-ddTHH:mm:ssZ}"),
            ("energy_measure", "1"),
        }))]));
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
        Assert.Equal(
            (31 * 24 * 2.5 * 0.2) + (10 * 36.5 * 31 / 365), tenant.PeriodKpi(PeriodKpiDefinitions.TariffCost, KpiResolution.Month, "2019-07-01")!.Value!.Value, 9);
    }

    [Fact]
    public async Task A_contract_that_begins_within_a_month_does_not_price_the_days_before_it()
    {
        await Lists.Add(new TariffEntry("ES", "power", 2019, "contract", 0.2, 0, 0, "EUR", "contract 12"), Cancellation);
        await Lists.Add(new TariffEntry("ES", "power", 2019, "contract", 0.4, 0, 0, "EUR", "contract 13") { FromDay = When.Day("2019-07-16") }, Cancellation);
        await tenant.MarkRepriced();
        await tenant.ComputePeriods();

        Assert.Equal(24 * 1.5 * ((15 * 0.2) + (16 * 0.4)), tenant.PeriodKpi(PeriodKpiDefinitions.TariffCost, KpiResolution.Month, "2019-07-01")!.Value!.Value, 9);
        Assert.Equal(7 * 24 * 1.5 * 0.2, tenant.PeriodKpi(PeriodKpiDefinitions.TariffCost, KpiResolution.Week, "2019-07-08")!.Value!.Value, 9);
        Assert.Equal(0.2, (await Lists.TariffOf(tenant.Id, "light", When.Day("2019-07-15"), Cancellation))!.EnergyPrice);
        Assert.Equal(0.4, (await Lists.TariffOf(tenant.Id, "light", When.Day("2019-07-16"), Cancellation))!.EnergyPrice);
        Assert.Contains(await Lists.Tariffs(Cancellation), one => one.Source == "contract 13" && one.FromDay == When.Day("2019-07-16"));
    }

    [Fact]
    public async Task The_contract_of_one_tenant_is_not_what_another_of_its_country_pays()
    {
        var other = (await QuantifiedTenant.Create(tenant.Platform, "30")).Id;
        await Lists.Add(new TariffEntry("ES", "power", 2019, "contract", 0.2, 0, 0, "EUR", "of all"), Cancellation);
        await Lists.Add(new TariffEntry("ES", "power", 2019, "contract", 0.3, 0, 0, "EUR", "of one") { TenantCode = "30" }, Cancellation);
        await tenant.MarkRepriced();
        await tenant.ComputePeriods();

        Assert.Equal(31 * 24 * 1.5 * 0.2, tenant.PeriodKpi(PeriodKpiDefinitions.TariffCost, KpiResolution.Month, "2019-07-01")!.Value!.Value, 9);
        Assert.Equal("of all", (await Lists.TariffOf(tenant.Id, "power", When.Day("2020-01-01"), Cancellation))!.Source);
        Assert.Equal("of one", (await Lists.TariffOf(other, "power", When.Day("2020-01-01"), Cancellation))!.Source);
        Assert.Equal("30", (await Lists.Tariffs(Cancellation)).Single(one => one.Source == "of one").TenantCode);
    }

    /// <summary>At 1 by the contract of all, at 3 by the own one, and 25 by one in kroner, which nobody with euros pays.</summary>
    [Theory]
    [InlineData("20", "2019-05-31", 100)]
    [InlineData("20", "2019-06-01", 300)]
    [InlineData("30", "2019-06-01", 100)]
    public async Task Waste_is_never_priced_by_the_contract_of_another_tenant_nor_by_one_that_has_not_begun(string code, string day, double money)
    {
        var other = (await QuantifiedTenant.Create(tenant.Platform, "30")).Id;
        await Lists.Add(new TariffEntry("ES", "heat", 2018, "contract", 1, 0, 0, "EUR", "of all"), Cancellation);
        await Lists.Add(new TariffEntry("ES", "heat", 2019, "contract", 3, 0, 0, "EUR", "of one") { FromDay = When.Day("2019-06-01"), TenantCode = "20" }, Cancellation);
        await Lists.Add(new TariffEntry("ES", "heat", 2019, "contract", 25, 0, 0, "DKK", "in kroner"), Cancellation);
        var found = new Found(FindingKind.DailyLevel, 0, null, 2, 0.9, 100, new Dictionary<string, double>());
        var stake = (await MoneyAtStake.Load(Lists, code == "20" ? tenant.Id : other, When.Day(day), Cancellation))
            .Of(new FoundOfScope(FindingScope.Series, 1, 1, "heat", found), 5 * (24 * LocalCalendar.Hour));

        Assert.Equal(money, stake!.Value, 6);
    }

    [Fact]
    public async Task A_leak_of_water_had_no_price_though_a_tariff_told_it()
    {
        await Lists.Add(new TariffEntry("ES", "water", 2019, "contract", 2, 0, 0.1, "EUR", "of all"), Cancellation);
        var leak = new Found(FindingKind.WaterLeak, 0, 10 * (24 * LocalCalendar.Hour), 2, 0.9, 30, new Dictionary<string, double>());
        var stake = (await MoneyAtStake.Load(Lists, tenant.Id, When.Day("2019-07-01"), Cancellation))
            .Of(new FoundOfScope(FindingScope.Series, 1, 1, "water", leak), 11 * (24 * LocalCalendar.Hour));

        Assert.Equal(30 * 2 * 1.1, stake!.Value, 6);
    }

    /// <summary>A tariff of another currency hid that the bill changes, so that what stood there stayed.</summary>
    [Fact]
    public async Task A_newer_tariff_in_another_currency_does_not_hide_that_costs_change()
    {
        await Lists.Add(new TariffEntry("ES", "power", 2019, "contract", 25, 0, 0, "DKK", "in kroner"), Cancellation);
        await Lists.Add(new TariffEntry("ES", "power", 2018, "contract", 0.2, 0, 0, "EUR", "contract 12"), Cancellation);
        await tenant.MarkRepriced();
        await tenant.ComputePeriods();

        Assert.Equal(31 * 24 * 1.5 * 0.2, tenant.PeriodKpi(PeriodKpiDefinitions.TariffCost, KpiResolution.Month, "2019-07-01")!.Value!.Value, 9);
        Assert.Equal("contract 12", (await Lists.TariffOf(tenant.Id, "power", When.Day("2019-07-01"), Cancellation))!.Source);
    }

    [Theory]
    [InlineData("99", "ES", "2019-06-01")]
    [InlineData("20", "DK", "2019-06-01")]
    [InlineData("20", "ES", "2020-06-01")]
    public async Task A_tariff_of_a_tenant_elsewhere_or_of_a_day_of_another_year_is_refused(string code, string zone, string from)
    {
        var tariff = new TariffEntry(zone, "power", 2019, "contract", 0.2, 0, 0, "EUR", "contract 12") { TenantCode = code, FromDay = When.Day(from) };

        Assert.Equal(AdministrationOutcome.Invalid, (await Lists.Add(tariff, Cancellation)).Outcome);
    }

    private static (AdministrationOutcome Outcome, bool IsUnchanged) OutcomeOf(AdministrationResult result) => (result.Outcome, result.IsUnchanged);

    /// <summary>July in Madrid, 1 and 2 kWh in turn.</summary>
    private static IEnumerable<ShopHour> July()
    {
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));
        return Enumerable.Range(0, 31 * 24).Select(hour => ShopHour.Of("477", start.AddHours(hour), 1 + (hour % 2)));
    }
}
