using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
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
    public async Task A_formula_whose_quantity_gets_a_second_unit_is_listed_with_what_is_wrong()
    {
        await MeasureNode();
        await Write("mean(temperature_node)", "Cel");
        Assert.Null(Assert.Single(await Catalogue.List("20", Cancellation), kpi => kpi.IsFormula).Problem);

        await tenant.Change(database => database.Add(new SeriesRow
        {
            TenantId = tenant.Id, MeterId = database.Set<MeterRow>().Single(meter => meter.Source == "477").Id, Quantity = "temperature_node", Unit = "K", Kind = SeriesKind.Mean,
        }));
        tenant.Platform.Get<SeriesDirectory>().Forget(tenant.Id);

        var problem = Assert.Single(await Catalogue.List("20", Cancellation), kpi => kpi.IsFormula).Problem;
        Assert.Contains("'temperature_node' is measured in several units (Cel, K)", problem?.Text, StringComparison.Ordinal);
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
    [InlineData("fine\n", "Fine", "peak", "kW", "allowed are 3 to 40")]
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
}
