using CsCheck;
using UrbGrade.Modules.Quantification.Domain.Formulas;

namespace UrbGrade.Tests.Quantification.Domain.Formulas;

public sealed class FormulaLinksTests
{
    [Fact]
    public void A_formula_comes_after_those_that_it_names()
    {
        var links = new FormulaLinks([("aaa", "bbb + ccc", "1"), ("bbb", "2 * ccc", "%"), ("ccc", "peak / base_load", "1")], new FormulaNames("EUR"));
        Assert.Null(links.ProblemOf("aaa"));
        Assert.Equal(["ccc", "bbb", "aaa"], links.Order);
    }

    [Fact]
    public void A_circle_is_told_with_its_way_and_so_is_what_leads_into_it()
    {
        var links = new FormulaLinks([("aaa", "bbb + 1", "1"), ("bbb", "ccc", "1"), ("ccc", "bbb / 2", "1"), ("ddd", "ddd", "1")], new FormulaNames("EUR"));
        Assert.Contains("bbb -> ccc -> bbb", links.ProblemOf("aaa")!.Text, StringComparison.Ordinal);
        Assert.Contains("ddd -> ddd", links.ProblemOf("ddd")!.Text, StringComparison.Ordinal);
        Assert.Empty(links.Order);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void So_many_formulas_in_a_row_that_their_stack_would_end_are_refused_in_whatever_order_they_were_written(bool backwards)
    {
        var formulas = Enumerable.Range(0, 100).Select(at => (Code: $"f{at:00}", Text: at == 0 ? "1" : $"f{at - 1:00} + 1", Unit: "1")).ToList();
        var links = new FormulaLinks(backwards ? formulas.AsEnumerable().Reverse() : formulas, new FormulaNames("EUR"));
        var codes = formulas.ConvertAll(formula => formula.Code);
        if (backwards)
        {
            codes.Reverse();
        }

        var usable = codes.Where(code => links.ProblemOf(code) is null).Order(StringComparer.Ordinal);

        Assert.Equal(Enumerable.Range(0, FormulaLinks.LongestChain).Select(at => $"f{at:00}"), usable);
        Assert.Contains("More than 8 formulas name each other in a row", links.ProblemOf("f99")!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_needs_what_those_that_it_names_need() => Assert.Equal(
        ["base_load", "floor_area", "peak"],
        new FormulaLinks([("aaa", "bbb + ccc * 1 [m2] / floor_area", "1"), ("bbb", "2 * ccc", "1"), ("ccc", "peak / base_load", "1")], new FormulaNames("EUR"))
            .NeedsOf("aaa").Order(StringComparer.Ordinal));

    [Fact]
    public void Units_of_named_formulas_are_checked() => Assert.Contains(
        "does not give 'kW'", new FormulaLinks([("aaa", "bbb", "kW"), ("bbb", "energy", "kW.h")], new FormulaNames("EUR")).ProblemOf("aaa")!.Text, StringComparison.Ordinal);

    [Fact]
    public void A_formula_whose_quantity_got_a_second_unit_says_which_quantity_and_which_units()
    {
        var names = new FormulaNames("EUR", FormulaNamesTests.Series("illuminance", "lx"), FormulaNamesTests.Series("illuminance", "klx"));

        var problem = new FormulaLinks([("aaa", "2 * mean(illuminance)", "lx")], names).ProblemOf("aaa")!.Text;

        Assert.Contains("'illuminance' is measured in several units (klx, lx)", problem, StringComparison.Ordinal);
        Assert.EndsWith("(at character 10)", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_names_what_is_made_of_several_assets() => Assert.All(
        ["intensity_rank", "night_day_rank", "base_load_share_rank", "satisfaction_votes", "satisfaction_survey", "uniformity_overall"],
        name => Assert.Null(new FormulaNames("EUR").UnitOf(name)));

    [Fact]
    public void Any_web_of_formulas_is_put_into_an_order_or_told_to_be_a_circle() =>
        Gen.Int[0, 7].Array[0, 3].Array[8].Sample(
            named =>
            {
                var texts = named.Select((of, i) => (Code: $"f{i}x", Text: string.Join(" + ", of.Select(one => $"f{one}x").Append("1")), Unit: "1")).ToList();
                var links = new FormulaLinks(texts, new FormulaNames("EUR"));
                var problems = texts.ToDictionary(one => one.Code, one => links.ProblemOf(one.Code));
                Assert.Equal(problems.Where(one => one.Value is null).Select(one => one.Key).Order(), links.Order.Order());
                foreach (var (code, i) in links.Order.Select((code, i) => (code, i)))
                {
                    Assert.All(named[code[1] - '0'], one => Assert.Contains($"f{one}x", links.Order.Take(i)));
                }
            }, iter: 2_000);
}
