using System.Globalization;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Web.Formats;

public sealed class AssetKindsTests
{
    [Theory]
    [InlineData("es", "panadería")]
    [InlineData("ca", "forn de pa")]
    [InlineData("eu", "okindegia")]
    [InlineData("da", "bageri")]
    [InlineData("en", "bakery")]
    public void A_kind_is_told_in_the_readers_language(string language, string expected)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(language);

        Assert.Equal(expected, AssetKinds.Of("bakery"));
        Assert.Equal(expected, AssetKinds.Of("Bakery"));
    }

    [Fact]
    public void Every_kind_of_the_simulated_town_has_a_word_and_one_of_a_registry_alone_stands_as_it_is()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("eu");

        Assert.All(Trade.All.Select(trade => trade.Code).Append("lighting cabinet").Append("house"), kind => Assert.NotEqual(kind, AssetKinds.Of(kind)));
        Assert.Equal("ice rink", AssetKinds.Of("ice rink"));
    }
}
