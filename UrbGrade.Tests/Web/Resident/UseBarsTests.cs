using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Resident;

namespace UrbGrade.Tests.Web.Resident;

public sealed class UseBarsTests : BunitContext
{
    public UseBarsTests()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        Services.AddLocalization();
        Services.AddOptions();
    }

    [Theory]
    [InlineData(10.0)]
    [InlineData(null)]
    public void The_outline_of_a_year_before_is_explained_only_where_a_bar_has_one(double? before)
    {
        var day = FictionalDistrict.LastDay;
        var place = new OwnPlace(
            1, "Shop", "bakery", true, FictionalDistrict.TimeZone, "", Medium.Power, ["477"], day.AddYears(-1), null, day, false, [Quantity.EnergyKwh]);
        var use = new OwnUse(day, day.AddDays(1), null, null, [new OwnUseBar(FictionalDistrict.Midnight(day), 12, before, true)]);

        var shown = Render<UseBars>(parameters => parameters
            .Add(one => one.Use, use).Add(one => one.Place, place).Add(one => one.Quantity, Quantity.EnergyKwh).Add(one => one.Length, PeriodLength.Day));

        Assert.Equal(before is not null, shown.FindAll(".swatch.outline").Count == 1);
        Assert.Equal(before is not null, shown.Find("p.soft").TextContent.Contains("a year before", StringComparison.Ordinal));
        Assert.Equal(before is null ? 2 : 3, shown.FindAll("thead th").Count);
        Assert.Equal(shown.FindAll("thead th").Count, shown.FindAll("tbody tr > *").Count);
    }
}
