using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class SignatureChartTests : BunitContext
{
    private static readonly DateOnly First = new(2019, 10, 1);

    public SignatureChartTests()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        Services.AddLocalization();
        Services.AddOptions();
    }

    [Theory]
    [InlineData(-12.5, -0.02, "0|\u22125|\u221210|\u221215", "\u221212.5|0.0")]
    [InlineData(12.5, 0.02, "15|10|5|0", "12.5|0.0")]
    public void A_place_that_only_feeds_in_had_no_zero_on_its_axis_and_a_digit_for_the_least_in_its_table(double one, double other, string marks, string used)
    {
        var signature = new UseSignature(
            "power", First, First.AddDays(2), null, null, false, [new SignatureDay(First, 10, one), new SignatureDay(First.AddDays(1), 12, other)]);

        var chart = Render<SignatureChart>(parameters => parameters
            .Add(c => c.Signature, signature).Add(c => c.Name, "Electricity").Add(c => c.CsvHref, "/api/assets/2/signature.csv?medium=power"));

        Assert.Equal(marks, string.Join('|', chart.FindAll(".upright span").Select(mark => mark.TextContent)));
        Assert.Equal(used, string.Join('|', chart.FindAll("tbody tr td:last-child").Select(cell => cell.TextContent)));
    }
}
