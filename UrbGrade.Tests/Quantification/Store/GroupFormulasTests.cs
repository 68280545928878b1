using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Formulas;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

/// <summary>Two places with areas of 100 and 900 m2 and a third without, in a month of 744 hours.</summary>
public sealed class GroupFormulasTests
{
    private const int Hours = 744;
    private const int First = 1001;

    private static readonly DateOnly July = When.Day("2019-07-01");

    private static readonly TenantTraits Traits = new(
        new Dictionary<int, AssetTraits>
        {
            [1] = new([(AssetTraits.FloorArea, DateOnly.MinValue, 100)]),
            [2] = new([(AssetTraits.FloorArea, DateOnly.MinValue, 900)]),
        },
        new Dictionary<int, string>());

    [Fact]
    public void A_ratio_is_that_of_the_sums_of_the_places_that_have_it()
    {
        var sum = Assert.Single(Sum([("ratio", "energy / floor_area", "kW.h/m2")], Energy(1, 300), Figure(1, First, 3), Energy(2, 1_800), Figure(2, First, 2), Energy(3, 5_000)));
        Assert.Equal(
            (KpiScope.District, 9, KpiMedium.All, 2.1, 2 * Hours, 2 * Hours, KpiStatus.Ok),
            (sum.Scope, sum.ScopeId, sum.Medium, sum.Value, sum.Expected, sum.Valid, sum.Status));
    }

    [Fact]
    public void A_place_that_should_have_it_and_says_nothing_lowers_the_coverage()
    {
        var sum = Assert.Single(Sum([("ratio", "energy / floor_area", "kW.h/m2")], Energy(1, 300), Figure(1, First, 3)));
        Assert.Equal((3.0, 2 * Hours, Hours, KpiStatus.Insufficient), (sum.Value, sum.Expected, sum.Valid, sum.Status));
    }

    [Fact]
    public void A_carrier_is_summed_by_itself_and_a_sum_of_energy_is_that_of_all()
    {
        var sums = Sum(
            [("heat", "energy.heat * 2", "kW.h"), ("all", "sum(energy) / 2", "kW.h")],
            Energy(1, 300), Energy(1, 100, KpiMedium.Heat), Figure(1, First, 200), Figure(1, First + 1, 150),
            Energy(2, 700), Energy(2, 500, KpiMedium.Heat), Figure(2, First, 1_000), Figure(2, First + 1, 350));
        Assert.Equal([(First, 1_200.0), (First + 1, 500.0)], sums.Select(one => (one.DefinitionId, one.Value!.Value)));
    }

    [Fact]
    public void A_formula_of_a_carriers_emissions_had_no_sum_where_a_place_has_that_carrier_alone()
    {
        var emissions = KpiDefinitions.Co2.Id;
        var sum = Assert.Single(Sum(
            [("gas", "co2.gas * 2", "kg")],
            Energy(1, 300), Energy(1, 300, KpiMedium.Gas), Figure(1, emissions, 60), Figure(1, First, 120),
            Energy(2, 1_000), Energy(2, 900, KpiMedium.Gas), Energy(2, 100, KpiMedium.Power),
            Figure(2, emissions, 200), Figure(2, emissions, 180, KpiMedium.Gas), Figure(2, emissions, 20, KpiMedium.Power), Figure(2, First, 360)));
        Assert.Equal((480.0, 2 * Hours, KpiStatus.Ok), (sum.Value, sum.Valid, sum.Status));
    }

    [Fact]
    public void A_formula_of_another_one_takes_that_of_the_sums()
    {
        var sums = Sum(
            [("ratio", "energy / floor_area", "kW.h/m2"), ("twice", "2 * ratio", "kW.h/m2")],
            Energy(1, 300), Figure(1, First, 3), Figure(1, First + 1, 6), Energy(2, 1_800), Figure(2, First, 2), Figure(2, First + 1, 4));
        Assert.Equal([2.1, 4.2], sums.Select(one => Math.Round(one.Value!.Value, 9)));
    }

    /// <summary>Through which there would be 60 to the power of 7 ways.</summary>
    [Fact]
    public async Task Formulas_that_name_each_other_many_times_are_computed_once_each()
    {
        const int Most = FormulaLinks.LongestChain;
        var formulas = Enumerable.Range(0, Most).Select(at => (
            Code: $"f{at:00}", Text: at == 0 ? "energy" : $"({string.Join('+', Enumerable.Repeat($"f{at - 1:00}", 60))}) / 60", Unit: "kW.h")).ToArray();
        PeriodKpiRow[] rows = [Energy(1, 300), .. Enumerable.Range(0, Most).Select(at => Figure(1, First + at, 300))];

        var sums = await Task.Run(() => Sum(formulas, rows), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);

        Assert.Equal(Most, sums.Count);
        Assert.All(sums, sum => Assert.Equal(300, sum.Value!.Value, 6));
    }

    [Theory]
    [InlineData("peak.power / floor_area", "kW/m2", "peak.power")]
    [InlineData("energy * completeness", "kW.h", "completeness")]
    [InlineData("temperature_in - mean(temperature_out)", "K", "temperature_in, mean(temperature_out)")]
    [InlineData("energy / illuminance", "kW.h/lx", "illuminance")]
    public void What_does_not_add_up_is_named_and_has_no_sum(string formula, string unit, string named)
    {
        Assert.Equal(named, string.Join(", ", GroupFormulas.NotAdded(new FormulaLinks([("one", formula, unit)], new FormulaNames("EUR")).NeedsOf("one"))));
        Assert.Empty(Sum([("one", formula, unit)], Energy(1, 300), Figure(1, First, 3)));
    }

    [Fact]
    public void What_cannot_be_divided_has_no_sum() =>
        Assert.Empty(Sum([("one", "energy / (energy - 300 [kW.h])", "1")], Energy(1, 300), Figure(1, First, 3)));

    /// <summary>Of formulas alone.</summary>
    private static List<PeriodKpiEntry> Sum((string Code, string Text, string Unit)[] formulas, params PeriodKpiRow[] rows)
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var expected = new ExpectedAssets(Enumerable.Range(1, 3)
            .Select(asset => (Series: new KnownSeries(asset, new KnownMeter(asset, asset, $"{asset}", calendar), Quantities.Energy, "kW.h", "power", SeriesKind.Interval), First: 0L))
            .ToLookup(one => one.Series.Meter.AssetId));
        var groups = TenantFormulas.Of(
            [
                .. formulas.Index().Select(one => new FormulaKpiRow
                {
                    Id = First + one.Index, Code = one.Item.Code, Version = 1, Name = one.Item.Code, Formula = one.Item.Text, Unit = one.Item.Unit, MinimumCoverage = 0.9, WrittenBy = "Ana",
                }),
            ],
            new FormulaNames("EUR")).Groups;
        return [.. PlaceSums.Sum(1, (KpiScope.District, 9), rows, [1, 2, 3], expected, Traits, July.AddMonths(1), formulas: groups).Where(sum => sum.DefinitionId >= First)];
    }

    private static PeriodKpiRow Energy(int asset, double value, KpiMedium medium = KpiMedium.All) => Figure(asset, KpiDefinitions.Energy.Id, value, medium);

    private static PeriodKpiRow Figure(int asset, int definition, double value, KpiMedium medium = KpiMedium.All) => new()
    {
        TenantId = 1, Resolution = KpiResolution.Month, PeriodStart = July, Scope = KpiScope.Asset, ScopeId = asset, Medium = medium, DefinitionId = definition, Value = value,
        ValidIntervals = Hours, ExpectedIntervals = Hours, Status = KpiStatus.Ok,
    };
}
