using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Handlers;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Catalogue;

public class KpiCatalogueTests : IAsyncLifetime
{
    private QuantifiedTenant tenant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IKpiCatalogue Catalogue => tenant.Platform.Get<IKpiCatalogue>();

    public async ValueTask InitializeAsync()
    {
        tenant = await QuantifiedTenant.Create();
        await tenant.Register("477");
        await tenant.QuantifyAndCompute(1, July());
        await tenant.ComputePeriods();
    }

    public ValueTask DisposeAsync() => tenant.DisposeAsync();

    [Fact]
    public async Task A_formula_is_tried_on_real_figures_and_keeps_nothing()
    {
        var preview = await Catalogue.Preview("20", new FormulaDraft("ratio", "Ratio", "peak / base_load", "1"), Cancellation);
        Assert.Null(preview.Problem);
        var figure = Assert.Single(preview.Figures);
        Assert.Equal((When.Day("2019-07-01"), 2.0, 1.0), (figure.Month, figure.Value, figure.Coverage));
        Assert.Empty(tenant.Rows<FormulaKpiRow>());
        Assert.Contains("energi", (await Catalogue.Preview("20", new FormulaDraft("ratio", "Ratio", "energi", "1"), Cancellation)).Problem?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mean(temperature_in) - 20 [Cel]", "K", 1.0)]
    [InlineData("temperature_in - temperature_out", "K", 6.0)]
    [InlineData("cooler + 1 [K]", "K", 2.0)]
    [InlineData("energy / floor_area", "kW.h/m2", 11.16)]
    public async Task A_preview_was_empty_where_the_first_assets_by_code_lack_what_the_formula_names(string formula, string unit, double value)
    {
        string[] others = ["101", "102", "103", "104", "105", "106", "107", "108"];
        await tenant.Register(others);
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));
        await tenant.QuantifyAndCompute(2, others.SelectMany(meter => Enumerable.Range(0, 24).Select(hour => ShopHour.Of(meter, start.AddHours(hour), 1))));
        await tenant.ComputePeriods();
        var asset = tenant.Rows<AssetRow>().Single(a => a.Id == tenant.AssetOf("477")).Code;
        await tenant.Platform.Get<IAssetTraits>().Set("20", null, asset, AssetTraits.FloorArea, When.Day("2019-01-01"), 100, "plan", Cancellation);
        await Catalogue.Write("20", new FormulaDraft("cooler", "Cooler", "mean(temperature_in) - 20 [Cel]", "K"), Cancellation);

        var preview = await Catalogue.Preview("20", new FormulaDraft("tried", "Tried", formula, unit), Cancellation);
        Assert.Null(preview.Problem);
        var figure = Assert.Single(preview.Figures);
        Assert.Equal((asset, value), (figure.AssetCode, Math.Round(figure.Value!.Value, 9)));
        Assert.Equal(8, (await Catalogue.Preview("20", new FormulaDraft("tried", "Tried", "sum(energy)", "kW.h"), Cancellation)).Figures.Count);
    }

    [Theory]
    [InlineData("co2.power", "kg", 195.3)]
    [InlineData("co2.power / co2", "1", 1.0)]
    [InlineData("co2.gas", "kg", null)]
    public async Task A_formula_may_name_the_only_carrier_of_an_asset(string formula, string unit, double? value)
    {
        var preview = await Catalogue.Preview("20", new FormulaDraft("tried", "Tried", formula, unit), Cancellation);

        Assert.Null(preview.Problem);
        double? found = preview.Figures.Select(figure => figure.Value).SingleOrDefault();
        double? rounded = found is { } known ? Math.Round(known, 6) : null;
        Assert.Equal(value, rounded);
    }

    [Fact]
    public async Task A_written_formula_is_computed_for_what_is_stored_and_a_new_version_replaces_it()
    {
        await Write("peak / base_load", "1");
        var first = (await Figure("ratio"))!;
        Assert.Equal((2.0, 1, KpiStatus.Ok, 744), (first.Value, first.Version, first.Status, first.Valid));
        await Write("base_load / peak", "%");
        var second = (await Figure("ratio"))!;
        Assert.Equal((50.0, 2), (second.Value, second.Version));
        Assert.Equal([1, 2], tenant.Rows<FormulaKpiRow>().Select(f => f.Version).Order());

        Assert.Equal(AdministrationOutcome.Done, (await Catalogue.Retire("20", "ratio", Cancellation)).Outcome);
        await tenant.ComputePeriods();
        Assert.Null(await Figure("ratio"));
        Assert.DoesNotContain(await Catalogue.List("20", Cancellation), kpi => kpi.IsFormula);
    }

    [Fact]
    public async Task A_formula_names_what_an_asset_measures_of_which_the_platform_has_no_kpi()
    {
        await MeasureNode();
        Assert.DoesNotContain(tenant.Rows<PeriodKpiRow>(), k => k.Scope == KpiScope.Asset && k.ScopeId == tenant.AssetOf("N1"));
        Assert.Contains(("mean(temperature_node)", "Cel"), await Catalogue.Names("20", Cancellation));
        var preview = await Catalogue.Preview("20", new FormulaDraft("tried", "Tried", "highest(temperature_node)", "Cel"), Cancellation);
        Assert.Equal((15.0, 1.0), (Assert.Single(preview.Figures).Value, preview.Figures[0].Coverage));

        await Write("mean(voltage) * highest(current)", "W");
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
        var figure = (await Figure("ratio"))!;
        Assert.Equal((690.0, 744, KpiStatus.Ok), (figure.Value, figure.Valid, figure.Status));
    }

    [Fact]
    public async Task A_formula_of_facts_alone_says_nothing_of_an_asset_without_kpis()
    {
        await MeasureNode();
        var facts = tenant.Platform.Get<IAssetTraits>();
        foreach (var meter in new[] { "477", "N1" })
        {
            var asset = tenant.Rows<AssetRow>().Single(a => a.Id == tenant.AssetOf(meter)).Code;
            await facts.Set("20", null, asset, AssetTraits.FloorArea, When.Day("2019-01-01"), 100, "plan", Cancellation);
        }

        await Write("mean(voltage)", "V");
        await tenant.ComputeKpis();
        await Write("floor_area / 10", "m2");
        var figure = (await Figure("ratio"))!;
        Assert.Equal((tenant.AssetOf("477"), 10.0), (figure.ScopeId, figure.Value));
    }

    [Theory]
    [InlineData(PeriodLength.Month)]
    [InlineData(PeriodLength.Day)]
    [InlineData(PeriodLength.Hour)]
    public async Task A_district_has_a_formula_of_the_sums_of_its_places_until_it_is_ended(PeriodLength length)
    {
        await tenant.Register("478");
        await tenant.QuantifyAndCompute(2, July(factor: 3, meter: "478"));
        var facts = tenant.Platform.Get<IAssetTraits>();
        foreach (var (meter, area) in new[] { ("477", 100), ("478", 300) })
        {
            var asset = tenant.Rows<AssetRow>().Single(a => a.Id == tenant.AssetOf(meter)).Code;
            await facts.Set("20", null, asset, AssetTraits.FloorArea, When.Day("2019-01-01"), area, "plan", Cancellation);
            await facts.Place("20", null, asset, KpiScope.District, "Old town", Cancellation);
        }

        await Write("energy / floor_area", "kW.h/m2");
        foreach (var scope in new[] { KpiScope.District, KpiScope.Tenant })
        {
            var figure = (await Group(scope))[0];
            var energy = (1.5 + 4.5) * (length switch { PeriodLength.Month => 31 * 24, PeriodLength.Day => 24, _ => 1 / 1.5 });
            Assert.Equal((Math.Round(energy / 400, 9), KpiStatus.Ok), (Math.Round(figure.Value!.Value, 9), figure.Status));
        }

        Assert.Empty((await Catalogue.Preview("20", new FormulaDraft("tried", "Tried", "ratio", "kW.h/m2"), Cancellation)).NotAdded);
        Assert.Equal(["peak"], (await Catalogue.Preview("20", new FormulaDraft("tried", "Tried", "peak / floor_area", "kW/m2"), Cancellation)).NotAdded);
        await Catalogue.Retire("20", "ratio", Cancellation);
        await tenant.ComputePeriods();
        Assert.Empty(await Group(KpiScope.District));

        async Task<List<PeriodFigure>> Group(KpiScope scope) =>
            [.. (await tenant.Platform.Get<IPeriodFigures>().All("20", scope, length, When.Day("2019-07-01"), "ratio", Cancellation)).Where(one => one.Value is not null)];
    }

    [Fact]
    public async Task A_formula_of_one_tenant_is_none_of_the_other_and_sees_nothing_of_it()
    {
        var other = await QuantifiedTenant.Create(tenant.Platform, "30");
        await other.Register("477");
        await other.QuantifyAndCompute(2, July(factor: 10));
        await other.ComputePeriods();
        await Write("sum(energy)", "kW.h");
        await other.ComputePeriods();
        Assert.Equal(31 * 24 * 1.5, (await Figure("ratio"))!.Value!.Value, 9);
        Assert.DoesNotContain(other.Rows<PeriodKpiRow>(), k => k.DefinitionId > 1000);
        Assert.DoesNotContain(await Catalogue.List("30", Cancellation), kpi => kpi.IsFormula);
    }

    [Theory]
    [InlineData("energy", "Energy", "peak", "kW", "KPI of the platform")]
    [InlineData("UPPER", "Upper", "peak", "kW", "allowed are 3 to 40")]
    [InlineData("fine", "", "peak", "kW", "1 to 100 printable")]
    [InlineData("fine", "Fine", "peak +", "kW", "at character 7")]
    [InlineData("fine", "Fine", "peak", "kW.h", "does not give")]
    public async Task What_cannot_be_written_is_told(string code, string name, string formula, string unit, string told)
    {
        var result = await Catalogue.Write("20", new FormulaDraft(code, name, formula, unit), Cancellation);
        Assert.Equal(AdministrationOutcome.Invalid, result.Outcome);
        Assert.Contains(told, result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_changes_the_figures_from_its_day_on()
    {
        var facts = tenant.Platform.Get<IAssetTraits>();
        var asset = tenant.Rows<AssetRow>().Single().Code;
        Assert.Equal(AdministrationOutcome.Invalid, (await facts.Set("20", null, asset, "height", When.Day("2019-01-01"), 3, "plan", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await facts.Set("20", null, "nobody", "occupants", When.Day("2019-01-01"), 3, "plan", Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.Done, (await facts.Set("20", null, asset, AssetTraits.Occupants, When.Day("2019-01-01"), 3, "plan", Cancellation)).Outcome);
        await tenant.ComputePeriods();
        Assert.Equal(31 * 24 * 1.5 / 3, tenant.PeriodKpi(PeriodKpiDefinitions.PerPerson, KpiResolution.Month, "2019-07-01")!.Value!.Value, 9);

        Assert.Equal(AdministrationOutcome.Done, (await facts.Place("20", null, asset, KpiScope.District, "Old town", Cancellation)).Outcome);
        await tenant.ComputePeriods();
        var district = Assert.Single(await tenant.Platform.Get<IPeriodFigures>().All("20", KpiScope.District, PeriodLength.Month, When.Day("2019-07-20"), "energy_per_person", Cancellation));
        Assert.Equal(("Old town", 31 * 24 * 1.5 / 3), (district.About, Math.Round(district.Value!.Value, 9)));
    }

    [Fact]
    public async Task A_new_factor_computes_its_years_anew_and_no_other()
    {
        var lists = tenant.Platform.Get<IPriceLists>();
        var before = tenant.Platform.Clock.GetUtcNow();
        tenant.Platform.Clock.Advance(TimeSpan.FromMinutes(5));
        await lists.Add(new EmissionFactorEntry("ES", "power", 2021, "direct", "grid average", 0.2, "operator"), Cancellation);
        await MarkRepriced();
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
        await lists.Add(new EmissionFactorEntry("ES", "power", 2019, "direct", "grid average", 0.2, "operator"), Cancellation);
        Assert.Empty(tenant.Rows<DirtyPeriodRow>());
        await MarkRepriced();
        Assert.Equal(31, tenant.Rows<DirtyPeriodRow>().Count);
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
        Assert.Equal(24 * 1.5 * 0.2, tenant.Kpi(KpiDefinitions.Co2, "2019-07-01")!.Value!.Value, 9);
        Assert.Equal(31 * 24 * 1.5 * 0.2, tenant.PeriodKpi(KpiDefinitions.Co2, KpiResolution.Year, "2019-01-01")!.Value!.Value, 9);
        Assert.All(tenant.Rows<KpiRow>().Where(k => k.ComputedAt > before), k => Assert.Equal(KpiDefinitions.Co2.Id, k.DefinitionId));
        Assert.Equal(2, (await lists.Factors(Cancellation)).Count(f => f is { Zone: "ES", Carrier: "power", FromYear: 2019, Method: "grid average" }));
    }

    [Fact]
    public async Task A_further_version_of_a_factor_counts_in_place_of_the_one_before_which_stays_and_the_audit_says_who_added_it()
    {
        var lists = tenant.Platform.Get<IPriceLists>();
        var before = (await lists.FactorOf("ES", "power", 2019, Cancellation))!;
        var better = before with { KilogramPerKwh = 0.2, Source = "operator" };
        Assert.Equal((AdministrationOutcome.Done, false), OutcomeOf(await lists.Add(better, Cancellation)));
        Assert.Equal((AdministrationOutcome.Done, true), OutcomeOf(await lists.Add(better, Cancellation)));

        Assert.Equal(better with { Version = before.Version + 1 }, await lists.FactorOf("ES", "power", 2019, Cancellation));
        Assert.Equal([1, 2], (await lists.Factors(Cancellation)).Where(f => f is { Zone: "ES", Carrier: "power", FromYear: 2019, Method: "grid average" }).Select(f => f.Version));
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
        var lists = tenant.Platform.Get<IPriceLists>();
        var before = (await lists.Factors(Cancellation)).Count;
        var result = await lists.Add(new EmissionFactorEntry(zone, carrier, year, scope, method, kilograms, source), Cancellation);

        Assert.Equal((AdministrationOutcome.Invalid, refusal), (result.Outcome, result.Refusal?.Code));
        Assert.Equal(before, (await lists.Factors(Cancellation)).Count);
    }

    [Fact]
    public async Task The_newest_tariff_once_more_is_no_further_version()
    {
        var lists = tenant.Platform.Get<IPriceLists>();
        var tariff = new TariffEntry("ES", "power", 2019, "contract", 0.2, 0, 0.1, "EUR", "contract 12");
        Assert.Equal((AdministrationOutcome.Done, false), OutcomeOf(await lists.Add(tariff, Cancellation)));
        Assert.Equal((AdministrationOutcome.Done, true), OutcomeOf(await lists.Add(tariff, Cancellation)));
        Assert.Equal((AdministrationOutcome.Done, false), OutcomeOf(await lists.Add(tariff with { Tax = 0.21 }, Cancellation)));

        Assert.Equal([1, 2], (await lists.Tariffs(Cancellation)).Where(t => t is { Zone: "ES", Carrier: "power", FromYear: 2019, Method: "contract" }).Select(t => t.Version));
    }

    [Theory]
    [InlineData("es", "EUR", "in ES or DK")]
    [InlineData("ES", "eur", "in capital letters")]
    public async Task A_tariff_in_small_letters_that_would_count_for_nobody_is_refused_with_what_to_write(string zone, string currency, string advice)
    {
        var lists = tenant.Platform.Get<IPriceLists>();
        var before = (await lists.Tariffs(Cancellation)).Count;
        var result = await lists.Add(new TariffEntry(zone, "power", 2019, "contract", 0.2, 0, 0, currency, "contract 12"), Cancellation);

        Assert.Equal(AdministrationOutcome.Invalid, result.Outcome);
        Assert.Contains(advice, result.Detail, StringComparison.Ordinal);
        Assert.Equal(before, (await lists.Tariffs(Cancellation)).Count);
    }

    [Fact]
    public async Task An_administrator_of_a_tenant_reads_the_factors_and_adds_none()
    {
        tenant.Platform.Session.BecomeTenantAdministrator(tenant.Id);
        var lists = tenant.Platform.Get<IPriceLists>();

        Assert.Equal(
            AdministrationOutcome.NotAllowed,
            (await lists.Add(new EmissionFactorEntry("ES", "power", 2019, "direct", "grid average", 0.2, "operator"), Cancellation)).Outcome);
        Assert.Equal([1], (await lists.Factors(Cancellation)).Where(f => f is { Zone: "ES", Carrier: "power", FromYear: 2019 }).Select(f => f.Version));
    }

    [Fact]
    public async Task A_tariff_gives_the_bill_of_a_month()
    {
        var lists = tenant.Platform.Get<IPriceLists>();
        await lists.Add(new TariffEntry("ES", "power", 2019, "contract", 0.2, 0, 0.1, "EUR", "contract 12"), Cancellation);
        await MarkRepriced();
        await tenant.ComputePeriods();
        Assert.Equal(31 * 24 * 1.5 * 0.2 * 1.1, tenant.PeriodKpi(PeriodKpiDefinitions.TariffCost, KpiResolution.Month, "2019-07-01")!.Value!.Value, 9);
    }

    [Fact]
    public async Task A_multiplier_counts_from_its_instant_on_and_computes_its_days_anew()
    {
        var settings = tenant.Platform.Get<IMeterSettings>();
        var setting = new MeterSettingEntry("477", When.Instant("2019-07-10T00:00:00Z"), 10, null, null, FeedsIn: false, IsReplacement: false, "new transformer");
        Assert.Equal(AdministrationOutcome.Done, (await settings.Set("20", setting, Cancellation)).Outcome);
        await tenant.ComputeKpis();
        Assert.Equal(24 * 1.5, tenant.Kpi(KpiDefinitions.Energy, "2019-07-09")!.Value!.Value, 9);
        Assert.Equal(2 * 1.5 + 22 * 15, tenant.Kpi(KpiDefinitions.Energy, "2019-07-10")!.Value!.Value, 9);
        Assert.Equal(24 * 15, tenant.Kpi(KpiDefinitions.Energy, "2019-07-11")!.Value!.Value, 9);
        Assert.Equal(setting, Assert.Single(await settings.List("20", Cancellation)));
    }

    [Fact]
    public async Task A_tariff_of_power_and_light_charges_the_contracted_power_once()
    {
        var facts = tenant.Platform.Get<IAssetTraits>();
        var asset = tenant.Rows<AssetRow>().Single().Code;
        await facts.Set("20", null, asset, AssetTraits.ContractedPower, When.Day("2019-01-01"), 10, "contract", Cancellation);
        await tenant.Platform.Get<IPriceLists>().Add(new TariffEntry("ES", "power", 2019, "contract", 0.2, 36.5, 0, "EUR", "contract 12"), Cancellation);
        await MarkRepriced();
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
    public async Task Formulas_may_name_each_other_but_in_no_circle()
    {
        await Write("peak / base_load", "1");
        Assert.Equal(AdministrationOutcome.Done, (await Catalogue.Write("20", new FormulaDraft("twice", "Twice", "2 * ratio", "%"), Cancellation)).Outcome);
        await tenant.ComputePeriods();
        Assert.Equal(400, (await Figure("twice"))!.Value!.Value, 9);
        Assert.Equal(6, Assert.Single((await Catalogue.Preview("20", new FormulaDraft("preview", "Preview", "ratio + twice", "1"), Cancellation)).Figures).Value);

        var circle = await Catalogue.Write("20", new FormulaDraft("ratio", "Ratio", "twice / 2", "1"), Cancellation);
        Assert.Equal(AdministrationOutcome.Invalid, circle.Outcome);
        Assert.Contains("ratio -> twice -> ratio", circle.Detail, StringComparison.Ordinal);
        Assert.Contains("'twice' names 'ratio'", (await Catalogue.Write("20", new FormulaDraft("ratio", "Ratio", "peak", "kW"), Cancellation)).Detail, StringComparison.Ordinal);
        Assert.Contains("'twice' names 'ratio'", (await Catalogue.Retire("20", "ratio", Cancellation)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_multiplier_counts_for_a_meter_that_tells_power_and_leaves_its_temperature_alone()
    {
        await tenant.Register("C1");
        var settings = tenant.Platform.Get<IMeterSettings>();
        await settings.Set("20", new MeterSettingEntry("C1", When.Instant("2019-01-01T00:00:00Z"), 10, null, null, FeedsIn: false, IsReplacement: false, "transformer"), Cancellation);
        await settings.Set("20", new MeterSettingEntry("477", When.Instant("2019-01-01T00:00:00Z"), 10, null, null, FeedsIn: false, IsReplacement: false, "transformer"), Cancellation);
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));
        await tenant.Quantify(2, TestRequest.OfHeads(
            "DSE01", "0.0.1", [.. Enumerable.Range(0, 24 * 4).Select(quarter => ("C1", start.AddMinutes(15 * quarter), new[] { ("consumer_measure", "200") }))]));
        await tenant.ComputeKpis();
        Assert.Equal(24 * 2, tenant.Kpi(KpiDefinitions.Energy, "2019-07-01", meter: "C1")!.Value!.Value, 9);
        Assert.Equal(21, tenant.Kpi(KpiDefinitions.InsideTemperature, "2019-07-02")!.Value!.Value, 9);
    }

    private static (AdministrationOutcome Outcome, bool IsUnchanged) OutcomeOf(AdministrationResult result) => (result.Outcome, result.IsUnchanged);

    private async Task Write(string formula, string unit)
    {
        Assert.Equal(AdministrationOutcome.Done, (await Catalogue.Write("20", new FormulaDraft("ratio", "Ratio", formula, unit), Cancellation)).Outcome);
        await tenant.ComputePeriods();
    }

    /// <summary>July of a node at a lamp, of whose quantities the platform makes no KPI.</summary>
    private async Task MeasureNode()
    {
        await tenant.Register("N1");
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));
        await tenant.Quantify(2, TestRequest.OfHeads("DSE02", "0.0.1", [.. Enumerable.Range(0, 31 * 24).Select(hour => ("N1", start, new[]
        {
            ("measure_timestamp_start", $"{start.AddHours(hour):yyyy-MM-ddTHH:mm:ssZ}"), ("measure_timestamp_end", $"{start.AddHours(hour + 1):yyyy-MM-ddTHH:mm:ssZ}"),
            ("temperature", "15"), ("current", hour % 2 == 0 ? "1" : "3"), ("voltage", "230"),
        }))]));
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
    }

    private async Task<PeriodFigure?> Figure(string code) =>
        (await tenant.Platform.Get<IPeriodFigures>().All("20", KpiScope.Asset, PeriodLength.Month, When.Day("2019-07-01"), code, Cancellation))
        .SingleOrDefault(f => f.Value is not null);

    /// <summary>July in Madrid, 1 and 2 kWh in turn.</summary>
    private static ShopHour[] July(double factor = 1, string meter = "477")
    {
        var start = LocalCalendar.Of("Europe/Madrid").InstantOf(When.Day("2019-07-01"));
        return [.. Enumerable.Range(0, 31 * 24).Select(hour => ShopHour.Of(meter, start.AddHours(hour), factor * (1 + (hour % 2)), 0.05, 21, 15))];
    }

    /// <summary>Follows the changes of prices that wait, stretch by stretch, as work items do.</summary>
    private async Task MarkRepriced()
    {
        var contract = WorkContract.Of<PriceChanged>().Name;
        var waiting = new Queue<PriceChanged>(tenant.Rows<WorkItemRow>().Where(item => item.Contract == contract && item.State == WorkItemState.Waiting)
            .Select(item => JsonSerializer.Deserialize<PriceChanged>(item.Payload, WorkContracts.Json)!));
        await tenant.Change(database => database.Set<WorkItemRow>().Where(item => item.Contract == contract)
            .ExecuteUpdate(item => item.SetProperty(row => row.State, WorkItemState.Done)));
        while (waiting.TryDequeue(out var changed))
        {
            var work = new TestWork(1, tenant.Id, Cancellation);
            await new MarkRepriced(tenant.Platform.Contexts, tenant.Platform.Get<StaleMarks>(), work).Handle(changed);
            await work.Close(tenant.Platform.Queue);
            work.Published.Cast<PriceChanged>().ToList().ForEach(waiting.Enqueue);
        }
    }
}
