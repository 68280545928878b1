using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Web.Formats;

/// <summary>Numbers, shares, money and days as each language writes them.</summary>
public sealed class ConventionsTests
{
    [Theory]
    [InlineData("en-GB", "42.5%")]
    [InlineData("es-ES", "42,5 %")]
    [InlineData("ca-ES", "42,5 %")]
    [InlineData("eu-ES", "% 42,5")]
    [InlineData("da-DK", "42,5 %")]
    public void Per_cent(string culture, string expected) =>
        Assert.Equal(expected, In(culture, () => Units.Value(42.5, "%")));

    [Theory]
    [InlineData("en-GB", "+3.2%", "96%", "<1%")]
    [InlineData("es-ES", "+3,2 %", "96 %", "<1 %")]
    [InlineData("eu-ES", "+% 3,2", "% 96", "<% 1")]
    [InlineData("da-DK", "+3,2 %", "96 %", "<1 %")]
    public void Shares_and_changes(string culture, string change, string share, string little)
    {
        Assert.Equal(change, In(culture, () => Measures.SignedChange(0.032)));
        Assert.Equal(share, In(culture, () => Measures.Percent(0.961)));
        Assert.Equal(little, In(culture, () => Measures.Percent(0.0004)));
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("eu-ES")]
    [InlineData("da-DK")]
    public void The_share_of_a_band_is_written_for_the_scripts_as_other_shares(string culture) =>
        Assert.Equal(In(culture, () => Measures.Percent(0.8)), In(culture, () => new ChartBand("", "", [], []).Share));

    [Theory]
    [InlineData("en-GB", "27 Oct 2013", "3 Feb 2013", "October 2013")]
    [InlineData("es-ES", "27/10/2013", "03/02/2013", "octubre de 2013")]
    [InlineData("ca-ES", "27/10/2013", "03/02/2013", "octubre del 2013")]
    [InlineData("eu-ES", "2013/10/27", "2013/02/03", "2013ko urria")]
    [InlineData("da-DK", "27.10.2013", "03.02.2013", "oktober 2013")]
    public void Days_and_months(string culture, string late, string early, string month)
    {
        Assert.Equal(late, In(culture, () => LocalTimes.Day(new DateOnly(2013, 10, 27))));
        Assert.Equal(early, In(culture, () => LocalTimes.Day(new DateOnly(2013, 2, 3))));
        Assert.Equal(month, In(culture, () => LocalTimes.Month(new DateOnly(2013, 10, 1))));
    }

    [Theory]
    [InlineData("en-GB", "2026-11-01", "in November 2026")]
    [InlineData("es-ES", "2026-10-01", "en octubre de 2026")]
    [InlineData("ca-ES", "2026-11-01", "al novembre del 2026")]
    [InlineData("ca-ES", "2026-04-01", "a l'abril del 2026")]
    [InlineData("ca-ES", "2026-10-01", "a l'octubre del 2026")]
    [InlineData("eu-ES", "2026-11-01", "2026ko azaroan")]
    [InlineData("eu-ES", "2025-04-01", "2025eko apirilean")]
    [InlineData("eu-ES", "2021-10-01", "2021eko urrian")]
    [InlineData("eu-ES", "2011-03-01", "2011ko martxoan")]
    [InlineData("eu-ES", "2030-05-01", "2030eko maiatzean")]
    [InlineData("da-DK", "2026-11-01", "i november 2026")]
    public void A_sentence_about_a_month_had_the_preposition_of_another_one(string culture, string month, string expected) =>
        Assert.Equal(expected, In(culture, () => LocalTimes.InMonth(When.Day(month))));

    [Theory]
    [InlineData("en-GB", "27 Oct 2019, 14:30")]
    [InlineData("eu-ES", "2019/10/27, 14:30")]
    [InlineData("da-DK", "27.10.2019, 14.30")]
    public void Moments(string culture, string expected) =>
        Assert.Equal(expected, In(culture, () => LocalTimes.Moment(When.Instant("2019-10-27T13:30:00Z"), "Europe/Copenhagen")));

    [Theory]
    [InlineData("en-GB", "EUR", "1,235 €")]
    [InlineData("da-DK", "EUR", "1.235 €")]
    [InlineData("da-DK", "DKK", "1.235 kr.")]
    [InlineData("es-ES", "DKK", "1.235 kr.")]
    [InlineData("eu-ES", "EUR", "1.235 €")]
    public void Money_is_the_tenants_and_its_digits_are_the_readers(string culture, string currency, string expected) =>
        Assert.Equal(expected, In(culture, () => Measures.Text(Quantity.Cost, 1234.9, currency)));

    private static string In(string culture, Func<string> write)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        return write().Replace('\u00a0', ' ');
    }
}
