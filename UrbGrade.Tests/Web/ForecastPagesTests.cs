using System.Globalization;
using System.Net;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Web.Api;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web;

public sealed class ForecastPagesTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Fact]
    public void Hours_of_today_that_are_not_due_counted_as_missing()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        var today = new DateTimeOffset(2026, 3, 9, 23, 0, 0, TimeSpan.Zero);
        var forecast = new ForecastDetails(
            new ForecastEntry("1", 1, 1, "Shop", "m", "energy", "power", "kW.h", ForecastState.Ready, null, new DateOnly(2026, 3, 10), null, null),
            ForecastResolution.Hour, "Europe/Madrid", null, [new ForecastPoint(today, today.AddHours(1), 2, null, null, null)],
            [Hour(-2, 1.5), Hour(-1, null), Hour(0, 1.8), Hour(1, null), Hour(2, null)], [], null, null);

        Assert.Equal("mxmff", ForecastDocuments.Recent(forecast, TestTexts.Of<ForecastText>()).Quality);

        ForecastTrialPoint Hour(int from, double? came) => new(today.AddHours(from), came, 2, null, null, null, false);
    }

    [Theory]
    [InlineData(ForecastState.WorseThanLastWeek, "Hidden, because \"same as last week\" was better")]
    [InlineData(ForecastState.TooShort, "No forecast before 30 Mar 2026")]
    [InlineData(ForecastState.Silent, "No reading for two weeks, so there is no forecast")]
    public async Task A_forecast_that_is_not_shown_says_why_and_hands_out_no_numbers(ForecastState state, string said)
    {
        using var visitor = await fixture.SignedIn("staff");
        var key = (int)state + 1;
        var page = WebUtility.HtmlDecode(await visitor.Read($"/app/forecasts/{key}"));

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("chart=ahead", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Its own forecast", page, StringComparison.Ordinal);
        var file = await visitor.Read($"/api/forecast.csv?key={key}&resolution=Hour&chart=ahead");
        Assert.Single(file.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_forecast_opens_its_data_models_accuracy_and_what_was_left_out()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/forecasts/1"));

        Assert.Contains("chart=ahead", page, StringComparison.Ordinal);
        Assert.Contains("snaive", page, StringComparison.Ordinal);
        Assert.Contains("lightgbm", page, StringComparison.Ordinal);
        Assert.Contains("Its own forecast", page, StringComparison.Ordinal);
        Assert.Contains("9,600 values, 12 of them missing, 1 left out as not believable", page, StringComparison.Ordinal);
        Assert.Contains("the band held 81%", page, StringComparison.Ordinal);
        Assert.Contains("<dd>Spain</dd>", page, StringComparison.Ordinal);
    }
}
