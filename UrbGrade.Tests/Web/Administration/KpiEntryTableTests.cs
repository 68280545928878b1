using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Administration;

namespace UrbGrade.Tests.Web.Administration;

public sealed class KpiEntryTableTests : BunitContext
{
    public KpiEntryTableTests()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en-GB");
        Services.AddLocalization();
        Services.AddOptions();
    }

    [Fact]
    public void A_formula_of_the_tenants_own_is_not_told_to_be_English()
    {
        var table = Render<KpiEntryTable>(parameters => parameters.Add(one => one.Name, "Indicators").Add(one => one.Kpis,
        [
            new KpiEntry(20, "peak", 1, "Peak", "largest hour of the period", "kW", "energy", 0.9, "Own", IsFormula: false),
            new KpiEntry(1001, "calor_m2", 1, "Calor por metro", "calor_total / floor_area", "1", "what the formula names", 0.9, "Ana", IsFormula: true),
        ]));

        Assert.Equal(["en", null], table.FindAll("p.code").Select(formula => formula.GetAttribute("lang")));
        Assert.DoesNotContain("lang=", table.FindAll("tbody tr")[1].OuterHtml, StringComparison.Ordinal);
    }
}
