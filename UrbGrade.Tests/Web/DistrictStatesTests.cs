using System.Net;

namespace UrbGrade.Tests.Web;

/// <summary>What everybody reads where newer readings, or the first ones, have not come.</summary>
public sealed class DistrictStatesTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private const string Since = "The last reading is from ";

    [Theory]
    [InlineData("/")]
    [InlineData("/d/20")]
    public async Task A_district_whose_gateway_had_been_silent_for_months_was_told_as_if_it_were_today(string path)
    {
        await using var host = await PageHost.Start(daysLater: 10);
        using var visitor = new PageClient(host.Address);
        var page = WebUtility.HtmlDecode(await visitor.Read(path));

        Assert.Matches($"class=\"state warn\"[^§]*?{Since}\\d+ \\w+ 2019, 10 days[^§]*?Nothing newer has arrived", page);
        Assert.Contains("class=\"finding\"", page, StringComparison.Ordinal);
        using var early = fixture.Visitor();
        Assert.DoesNotContain(Since, await early.Read(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_district_waits_three_days_before_it_calls_itself_stale()
    {
        await using var host = await PageHost.Start(daysLater: 2);
        using var visitor = new PageClient(host.Address);

        Assert.DoesNotContain(Since, await visitor.Read("/d/20"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_district_with_its_first_readings_names_the_day_of_its_first_figures()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        Assert.Contains("on the day after the first delivery", await visitor.Read("/d/30"), StringComparison.Ordinal);

        host.District.OtherHasBegun = true;

        Assert.Contains("The first figures appear here on 1 Jan 2020.", await visitor.Read("/d/30"), StringComparison.Ordinal);
    }
}
