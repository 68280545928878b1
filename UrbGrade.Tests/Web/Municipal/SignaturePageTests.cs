using System.Globalization;
using System.Net;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Municipal;

/// <summary>How the use of a place follows the weather.</summary>
public sealed class SignaturePageTests(PageHostFixture pages) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task A_place_tells_what_a_colder_day_takes_and_hands_out_its_days()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/asset/2"));
        const string Csv = "/api/assets/2/signature.csv?medium=power";

        Assert.Contains("How use follows the weather", page, StringComparison.Ordinal);
        Assert.Matches("Below 15\\.0\u00a0°C a day takes 3[.0]*\u00a0kWh more for each degree colder\\. Whatever the weather, a day takes about 40[.0]*\u00a0kWh\\.", page);
        Assert.Contains("Days with use and temperature: 60 of 61, the line explains 96% of what differs between them", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Csv}\"", page, StringComparison.Ordinal);
        var lines = (await visitor.Read(Csv)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("medium,day,temperature_outside,used_kwh,model_kwh", lines[0]);
        Assert.Equal(1 + 60, lines.Length);
        Assert.Equal("power,2019-10-01,18,39,40", lines[1]);
        Assert.DoesNotContain("How use follows the weather", await visitor.Read("/app/asset/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenants_place_has_no_file()
    {
        using var visitor = await pages.SignedIn("other");
        using var answer = await visitor.Get("/api/assets/2/signature.csv");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(3.0, 0.0, true, "Below")]
    [InlineData(0.0, 2.0, true, "Above")]
    [InlineData(0.0, 0.0, true, "It does not follow the temperature outside.")]
    [InlineData(3.0, 2.0, false, "Above", "scatter too much around the line")]
    [InlineData(null, null, false, "No line fits these days yet.")]
    public void What_cannot_be_said_is_not_said(double? heating, double? cooling, bool isAccepted, params string[] said)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var day = new DateOnly(2019, 10, 1);
        var line = heating is null ? null : new SignatureLine(40, heating.Value, 15, cooling!.Value, 24);

        var finding = SignatureWords.Finding(new UseSignature("power", day, day.AddDays(1), line, null, isAccepted, [new SignatureDay(day, 10, 55)]), TestTexts.Of<AssetText>());

        Assert.All(said, words => Assert.Contains(words, finding, StringComparison.Ordinal));
        Assert.Equal(heating > 0, finding.Contains("colder", StringComparison.Ordinal));
        Assert.Equal(isAccepted || line is null, !finding.Contains("scatter", StringComparison.Ordinal));
    }
}
