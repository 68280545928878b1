using System.Net;

namespace UrbGrade.Tests.Web.Municipal;

/// <summary>Figures of an hour, on the day on which clocks are put back.</summary>
public sealed class HourFiguresPageTests(PageHostFixture pages) : IClassFixture<PageHostFixture>
{
    [Theory]
    [InlineData(2, "27 Oct 2019, 02:00 +02:00 – 02:00 +01:00", "2.5", "2019-10-27&hour=1", "2019-10-27&hour=3")]
    [InlineData(3, "27 Oct 2019, 02:00 – 03:00", "3.5", "2019-10-27&hour=2", "2019-10-27&hour=4")]
    [InlineData(24, "27 Oct 2019, 23:00 – 00:00", "24.5", "2019-10-27&hour=23", "2019-10-28&hour=0")]
    public async Task Each_hour_has_its_figures_evidence_and_neighbours(int hour, string when, string value, string earlier, string later)
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read($"/app/figures/district/1?period=hour&day=2019-10-27&hour={hour}"));

        Assert.Contains($"All indicators, {when}", page, StringComparison.Ordinal);
        Assert.Contains(value, page, StringComparison.Ordinal);
        Assert.Contains($"/app/figures/district/1?period=Hour&day={earlier}\"", page, StringComparison.Ordinal);
        Assert.Contains($"/app/figures/district/1?period=Hour&day={later}\"", page, StringComparison.Ordinal);
        Assert.Contains($"/api/figures/district/1/evidence.zip?figure=energy&period=hour&start=2019-10-27&hour={hour}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meters_were_bare_numbers_without_place_and_carrier()
    {
        using var visitor = await pages.SignedIn("staff");

        Assert.Contains("Meter · The Blue Chair · Heat · Electricity", WebUtility.HtmlDecode(await visitor.Read("/app/figures")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_heading_of_a_meters_figures_was_a_bare_number()
    {
        using var visitor = await pages.SignedIn("staff");

        Assert.Contains("<h1 tabindex=\"-1\">Meter 477</h1>", await visitor.Read("/app/figures/meter/1?period=month&day=2019-12-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_are_told_of_the_hour_that_is_shown()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/figures?period=hour&day=2019-10-27&hour=7"));

        Assert.Contains("/app/figures/street/2?period=Hour&day=2019-10-27&hour=7", page, StringComparison.Ordinal);
        Assert.Contains("Street · 7.5", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cost_that_counts_fewer_hours_than_the_energy_says_so_beside_it()
    {
        using var visitor = await pages.SignedIn("staff");

        Assert.Contains(
            "Counts 714 of the 744 hours that the energy counts", await visitor.Read("/app/figures/district/1?period=month&day=2019-12-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_tells_how_a_figure_is_computed_names_its_carrier_as_the_line_does()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/figures/district/1?period=month&day=2019-12-01"));

        Assert.Contains("aria-label=\"How is this computed: Cost of energy, electricity\"", page, StringComparison.Ordinal);
        Assert.Contains("Download the evidence of Cost of energy, electricity (ZIP)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("How is this computed: Cost of energy\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-11-01", true)]
    [InlineData("2199-11-01", false)]
    public async Task A_month_is_compared_with_that_of_the_year_before_once_it_is_over(string day, bool isCompared)
    {
        using var visitor = await pages.SignedIn("staff");
        var page = await visitor.Read($"/app/figures/district/1?period=month&day={day}");

        Assert.Contains($"All indicators, November {day[..4]}", page, StringComparison.Ordinal);
        Assert.Equal(isCompared, page.Contains("""<span class="block small soft">""", StringComparison.Ordinal));
        Assert.Equal(!isCompared, page.Contains("the whole period of the year before is not compared with it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_evidence_of_an_hour_that_is_none_is_refused()
    {
        using var visitor = await pages.SignedIn("staff");
        foreach (var query in new[] { "period=hour&start=2019-10-27", "period=hour&start=2019-10-27&hour=25", "period=day&start=2019-10-27&hour=2" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Get($"/api/figures/district/1/evidence.zip?figure=energy&{query}")).StatusCode);
        }
    }
}
