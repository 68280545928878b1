using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Public;

namespace UrbGrade.Tests.Web.Public;

public sealed class DistrictMonthsTests : BunitContext
{
    public DistrictMonthsTests()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        Services.AddLocalization();
        Services.AddOptions();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_outline_of_a_year_before_is_explained_only_where_a_bar_has_one(bool hasBefore)
    {
        var district = (await new FictionalDistrictQueries(new FictionalDistrict()).Find("20", Xunit.TestContext.Current.CancellationToken))!;
        var months = hasBefore ? district.Months : [.. district.Months.Select(month => month with { LastYearEnergyKwh = null })];

        var shown = Render<DistrictMonths>(parameters => parameters.Add(one => one.District, district with { Months = months }));

        Assert.Equal(hasBefore, shown.FindAll(".swatch.outline").Count == 1);
        Assert.Equal(hasBefore, shown.Find("p.soft").TextContent.Contains("a year before", StringComparison.Ordinal));
        Assert.Contains("Energy in ", shown.Find("p.soft").TextContent, StringComparison.Ordinal);
    }
}
