using System.Text;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

public class PriceListsTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IPriceLists Lists => tenant.Platform.Get<IPriceLists>();

    private IFactorChoices Choices => tenant.Platform.Get<IFactorChoices>();

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await tenant.QuantifyAndCompute(1, July());
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_new_factor_computes_its_years_anew_and_no_other()
    {
        var before = tenant.Platform.Clock.GetUtcNow();
        tenant.Platform.Clock.Advance(TimeSpan.FromMinutes(5));
        await Lists.Add(new EmissionFactorEntry("ES", "power", 2021, "direct", "grid average", 0.2, "operator"), Cancellation);
        await tenant.MarkRepriced();
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
        await Lists.Add(new EmissionFactorEntry("ES", "power", 2019, "direct", "grid average", 0.2, "operator"), Cancellation);
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
        await tenant.MarkRepriced();
        Assert.Equal(31, tenant.Rows<DirtyPeriodRow>().Count);
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
        Assert.Equal(24 * 1.5 * 0.2, tenant.Kpi(KpiDefinitions.Co2, "2019-07-01")!.Value!.Value, 9);
        Assert.Equal(31 * 24 * 1.5 * 0.2, tenant.PeriodKpi(KpiDefinitions.Co2, KpiResolution.Year, "2019-01-01")!.Value!.Value, 9);
        Assert.All(tenant.Rows<KpiRow>().Where(k => k.ComputedAt > before), k => Assert.Equal(KpiDefinitions.Co2.Id, k.DefinitionId));
        Assert.Equal(2, (await Lists.Factors(Cancellation)).Count(f => f is { Zone: "ES", Carrier: "power", FromYear: 2019, Method: "grid average" }));
    }

    [Fact]
    public async Task A_further_version_of_a_factor_counts_in_place_of_the_one_before_which_stays_and_the_audit_says_who_added_it()
    {
        var before = (await Lists.FactorOf("ES", "power", 2019, Cancellation))!;
        var better = before with { KilogramPerKwh = 0.2, Source = "operator" };
        Assert.Equal((AdministrationOutcome.Done, false), OutcomeOf(await Lists.Add(better, Cancellation)));
        Assert.Equal((AdministrationOutcome.Done, true), OutcomeOf(await Lists.Add(better, Cancellation)));

        Assert.Equal(better with { Version = before.Version + 1 }, await Lists.FactorOf("ES", "power", 2019, Cancellation));
        Assert.Equal([1, 2], (await Lists.Factors(Cancellation)).Where(f => f is { Zone: "ES", Carrier: "power", FromYear: 2019, Method: "grid average" }).Select(f => f.Version));
        await using var database = tenant.Platform.Contexts.Read(TenantScope.Platform);
        var line = Assert.Single(database.Set<AuditRow>().Where(line => line.What == "factor.added").ToList());
        Assert.Equal((tenant.Platform.Session.AccountName, "ES power 2019", "0.2 kg/kWh, grid average, version 2"), (line.Who, line.Subject, line.After));
    }

    [Theory]
    [InlineData("power", "ES", 1989, 0.2, "direct", "grid average", "operator", "Factor.Of")]
    [InlineData("water", "ES", 2019, 0.2, "direct", "grid average", "operator", "Factor.Of")]
    [InlineData("power", " ", 2019, 0.2, "direct", "grid average", "operator", "Factor.Of")]
    [InlineData("power", "es", 2019, 0.2, "direct", "grid average", "operator", "Factor.Zone")]
    [InlineData("power", "Spain", 2019, 0.2, "direct", "grid average", "operator", "Factor.Zone")]
    [InlineData("power", "ES", 2019, -0.1, "direct", "grid average", "operator", "Factor.Value")]
    [InlineData("power", "ES", 2019, 5.1, "direct", "grid average", "operator", "Factor.Value")]
    [InlineData("power", "ES", 2019, double.NaN, "direct", "grid average", "operator", "Factor.Value")]
    [InlineData("power", "ES", 2019, 0.2, "everything", "grid average", "operator", "Factor.Scope")]
    [InlineData("power", "ES", 2019, 0.2, "direct", "", "operator", "Factor.Unexplained")]
    [InlineData("power", "ES", 2019, 0.2, "direct", "grid average", "", "Factor.Unexplained")]
    public async Task A_factor_that_cannot_be_is_refused_with_what_is_wrong(
        string carrier, string zone, int year, double kilograms, string scope, string method, string source, string refusal)
    {
        var before = (await Lists.Factors(Cancellation)).Count;
        var result = await Lists.Add(new EmissionFactorEntry(zone, carrier, year, scope, method, kilograms, source), Cancellation);

        Assert.Equal((AdministrationOutcome.Invalid, refusal), (result.Outcome, result.Refusal?.Code));
        Assert.Equal(before, (await Lists.Factors(Cancellation)).Count);
    }

    [Fact]
    public async Task A_table_of_factors_is_added_whole_and_once_more_adds_nothing()
    {
        var table = Encoding.UTF8.GetBytes("""
            source;zone;carrier;from_year;scope;method;kg_per_kwh
            "JRC, 2024";ES;heat;2019;delivered;national average;0.2
            "JRC, 2024";DK;gas;2020;direct;national average;0.202
            """);
        Assert.Equal((AdministrationOutcome.Done, false), OutcomeOf(await Lists.Import(table, Cancellation)));
        Assert.Equal((AdministrationOutcome.Done, true), OutcomeOf(await Lists.Import(table, Cancellation)));

        Assert.Equal(
            new EmissionFactorEntry("ES", "heat", 2019, "delivered", "national average", 0.2, "JRC, 2024", 1), await Lists.FactorOf("ES", "heat", 2019, Cancellation));
        Assert.Equal(0.202, (await Lists.FactorOf("DK", "gas", 2024, Cancellation))!.KilogramPerKwh);
    }

    [Theory]
    [InlineData("zone,carrier,from_year,scope,method,kg_per_kwh\nES,heat,2019,delivered,national average,0.2", "The first line names the columns")]
    [InlineData("", "The first line names the columns")]
    [InlineData("zone,carrier,from_year,scope,method,kg_per_kwh,source", "no factor")]
    [InlineData("zone,carrier,from_year,scope,method,kg_per_kwh,source\nES,heat,2019,delivered,average,0.2,JRC\nES,gas,2019,delivered,average,a lot,JRC", "Line 3")]
    [InlineData("zone,carrier,from_year,scope,method,kg_per_kwh,source\nES,heat,2019,delivered,average,0.2,JRC\nES,gas,2019,delivered,average,7,JRC", "Line 3: The factor is 7 kg/kWh")]
    [InlineData("zone,carrier,from_year,scope,method,kg_per_kwh,source\nES,heat,2019,delivered,average,0.2,JRC\nES,heat,2019,delivered,average,0.3,JRC", "Lines 2, 3 have the same")]
    public async Task A_table_of_factors_of_which_one_cannot_be_adds_none(string table, string problem)
    {
        var before = (await Lists.Factors(Cancellation)).Count;
        var result = await Lists.Import(Encoding.UTF8.GetBytes(table), Cancellation);

        Assert.Equal(AdministrationOutcome.Invalid, result.Outcome);
        Assert.Contains(problem, result.Detail, StringComparison.Ordinal);
        Assert.Equal(before, (await Lists.Factors(Cancellation)).Count);
    }

    [Fact]
    public async Task The_heat_of_one_utility_is_not_counted_with_the_factor_of_another_in_the_same_country()
    {
        var fyn = (await QuantifiedTenant.Create(tenant.Platform, "30", "Europe/Copenhagen", "DK")).Id;
        var kalundborg = (await QuantifiedTenant.Create(tenant.Platform, "31", "Europe/Copenhagen", "DK")).Id;
        await Lists.Add(new EmissionFactorEntry("DK-KAL", "heat", 2020, "delivered", "contract", 0.02, "utility"), Cancellation);
        Assert.Equal(0.0785, (await Lists.FactorOf(kalundborg, "heat", 2022, Cancellation))!.KilogramPerKwh);

        Assert.Equal((AdministrationOutcome.Done, false), OutcomeOf(await Choices.Choose("31", new FactorChoice("heat", "DK-KAL", null), Cancellation)));
        Assert.Equal((AdministrationOutcome.Done, true), OutcomeOf(await Choices.Choose("31", new FactorChoice("heat", "DK-KAL", null), Cancellation)));

        Assert.Equal(0.02, (await Lists.FactorOf(kalundborg, "heat", 2022, Cancellation))!.KilogramPerKwh);
        Assert.Equal(0.152, (await Lists.FactorOf(kalundborg, "power", 2023, Cancellation))!.KilogramPerKwh);
        Assert.Equal(0.0785, (await Lists.FactorOf(fyn, "heat", 2022, Cancellation))!.KilogramPerKwh);
        Assert.Equal([new FactorChoice("heat", "DK-KAL", null)], await Choices.List("31", Cancellation));
        Assert.Empty(await Choices.List("30", Cancellation));
        Assert.Equal([new FactorChoice("heat", "DK-KAL", null)], await Choices.Taken(Cancellation));
    }

    [Fact]
    public async Task A_factor_based_on_the_market_counts_where_it_was_chosen_and_until_then_the_average_of_the_grid()
    {
        await Lists.Add(new EmissionFactorEntry("ES", "power", 2019, "direct", "market based", 0.3, "supplier"), Cancellation);
        await tenant.MarkRepriced();
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());

        await Choices.Choose("20", new FactorChoice("power", null, "market based"), Cancellation);
        await tenant.MarkRepriced();
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
        Assert.Equal(24 * 1.5 * 0.3, tenant.Kpi(KpiDefinitions.Co2, "2019-07-01")!.Value!.Value, 9);
        Assert.Equal(31 * 24 * 1.5 * 0.3, tenant.PeriodKpi(KpiDefinitions.Co2, KpiResolution.Year, "2019-01-01")!.Value!.Value, 9);

        await Lists.Add(new EmissionFactorEntry("ES", "power", 2019, "direct", "grid average", 0.2, "operator"), Cancellation);
        await tenant.MarkRepriced();
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());

        await Choices.Choose("20", new FactorChoice("power", null, null), Cancellation);
        await tenant.MarkRepriced();
        await tenant.ComputeKpis();
        Assert.Equal(24 * 1.5 * 0.2, tenant.Kpi(KpiDefinitions.Co2, "2019-07-01")!.Value!.Value, 9);
        Assert.Empty(await Choices.List("20", Cancellation));
    }

    [Fact]
    public async Task A_tenant_whose_country_changed_had_no_factor_where_that_lacks_the_method_it_chose()
    {
        await Choices.Choose("20", new FactorChoice("power", null, EmissionFactorSeeds.DeliveredEnergy), Cancellation);
        Assert.Equal(0.331, (await Lists.FactorOf(tenant.Id, "power", 2023, Cancellation))!.KilogramPerKwh);

        var moved = await tenant.Platform.Get<ITenantDirectory>().Change("20", new TenantChange(Country: "DK", TimeZone: "Europe/Copenhagen"), Cancellation);
        Assert.Equal(AdministrationOutcome.Done, moved.Outcome);
        Assert.Equal(0.152, (await Lists.FactorOf(tenant.Id, "power", 2023, Cancellation))!.KilogramPerKwh);

        await Lists.Add(new EmissionFactorEntry("DK", "power", 2023, "delivered", EmissionFactorSeeds.DeliveredEnergy, 0.4, "agency"), Cancellation);
        Assert.Equal(0.4, (await Lists.FactorOf(tenant.Id, "power", 2023, Cancellation))!.KilogramPerKwh);
    }

    [Theory]
    [InlineData("DK", null, null)]
    [InlineData(null, "DKK", null)]
    [InlineData(null, null, "Atlantic/Canary")]
    public async Task What_was_computed_in_the_former_country_currency_or_time_zone_of_a_tenant_stayed_beside_what_came_after(string? country, string? currency, string? zone)
    {
        var tenants = tenant.Platform.Get<ITenantDirectory>();
        await tenants.Change("20", new TenantChange(Name: "Old town"), Cancellation);
        Assert.DoesNotContain(tenant.Rows<WorkItemRow>(), IsWish);

        await tenants.Change("20", new TenantChange(Country: country, Currency: currency, TimeZone: zone), Cancellation);
        Assert.Single(tenant.Rows<WorkItemRow>(), IsWish);

        bool IsWish(WorkItemRow item) => item.TenantId == tenant.Id && item.Contract == WorkContract.Of<FiguresOutdated>().Name;
    }

    [Theory]
    [InlineData("power", "DK-KAL", null, "there are DK 'grid average', ES 'delivered energy', ES 'grid average'")]
    [InlineData("power", null, "market based", "by the method 'market based'")]
    [InlineData("water", "ES", null, "allowed are power, gas, heat")]
    public async Task A_choice_that_would_leave_energy_without_emissions_is_refused_with_what_there_is(string carrier, string? zone, string? method, string advice)
    {
        var result = await Choices.Choose("20", new FactorChoice(carrier, zone, method), Cancellation);

        Assert.NotEqual(AdministrationOutcome.Done, result.Outcome);
        Assert.Contains(advice, result.Detail, StringComparison.Ordinal);
        Assert.Empty(await Choices.List("20", Cancellation));
    }

    [Fact]
    public async Task An_administrator_of_a_tenant_reads_the_factors_and_adds_none()
    {
        tenant.Platform.Session.BecomeTenantAdministrator(tenant.Id);

        Assert.Equal(
            AdministrationOutcome.NotAllowed,
            (await Lists.Add(new EmissionFactorEntry("ES", "power", 2019, "direct", "grid average", 0.2, "operator"), Cancellation)).Outcome);
        Assert.Equal([1], (await Lists.Factors(Cancellation)).Where(f => f is { Zone: "ES", Carrier: "power", FromYear: 2019 }).Select(f => f.Version));
    }

    private static (AdministrationOutcome Outcome, bool IsUnchanged) OutcomeOf(AdministrationResult result) => (result.Outcome, result.IsUnchanged);

    /// <summary>July in Madrid, 1 and 2 kWh in turn.</summary>
    private static IEnumerable<ShopHour> July()
    {
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));
        return Enumerable.Range(0, 31 * 24).Select(hour => ShopHour.Of("477", start.AddHours(hour), 1 + (hour % 2)));
    }
}
