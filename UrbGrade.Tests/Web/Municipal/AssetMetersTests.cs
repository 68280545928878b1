using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

/// <summary>A place beside the meters 1 to 3 of the town.</summary>
public sealed class AssetMetersTests : BunitContext
{
    public AssetMetersTests()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        Services.AddLocalization();
        Services.AddSingleton<IPeriodFigures>(new FictionalKpis(new FictionalDistrict()));
        JSInterop.Mode = JSRuntimeMode.Loose;
        AddBunitPersistentComponentState();
    }

    [Fact]
    public void Meters_of_one_place_are_told_apart_the_one_that_used_most_first()
    {
        IReadOnlyList<string> meters = ["Meter 3", "Meter 1"];
        var shown = Render<AssetMeters>(parameters => parameters.Add(one => one.Meters, meters).Add(one => one.Month, new DateOnly(2019, 12, 1)));

        Assert.Equal("What each meter used in December 2019", shown.Find("h2").TextContent);
        Assert.Equal(["Meter 1", "Meter 3"], shown.FindAll("tbody th").Select(cell => cell.TextContent));
        Assert.Equal("/app/figures/meter/1?period=Month&day=2019-12-01", shown.Find("tbody a").GetAttribute("href"));
        Assert.All(shown.FindAll("tbody tr"), row => Assert.Contains("kWh", row.TextContent, StringComparison.Ordinal));
        Assert.Equal("How is this computed: What each meter used in December 2019", shown.Find("summary").GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData("Meter 1")]
    [InlineData("Meter 1", "Meter 9")]
    public void A_place_of_one_meter_has_none_to_tell_apart(params string[] meters) => Assert.Empty(
        Render<AssetMeters>(parameters => parameters.Add(one => one.Meters, meters).Add(one => one.Month, new DateOnly(2019, 12, 1))).FindAll("section"));
}
