using System.Net;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class InterventionPagesTests
{
    [Fact]
    public async Task The_map_shows_what_was_done_with_its_day_its_promise_and_its_result()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/map"));

        Assert.Contains("data-name=\"Dimming in Txonta, Cabinet Txonta 1\"", page, StringComparison.Ordinal);
        Assert.Contains("Saved 2,600 ± 300 kWh of 2,500 kWh promised so far: As promised", page, StringComparison.Ordinal);
        Assert.Contains("Promised: 4,000 kWh a year", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_place_shows_its_forecast_or_why_there_is_none()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        var page = await visitor.Read("/app/asset/2");

        Assert.Contains("/api/forecast?key=1&amp;resolution=Hour&amp;chart=ahead", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/api/forecast?key=2&amp;", page, StringComparison.Ordinal);
        Assert.Contains("How good is this forecast?", page, StringComparison.Ordinal);
        Assert.Contains("/app/plan?medium=power&amp;asset=2", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("usual", "meter,season,kind,hour,median,low,high,days\r\n")]
    [InlineData("peers", "carrier,hour,own,median,low,high,members\r\n")]
    [InlineData("unusual", "meter,day,times_limit,hour,measured,usual\r\n")]
    public async Task Profiles_are_handed_out(string what, string head)
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        var file = await visitor.Read($"/api/profiles/2/{what}.csv");

        Assert.StartsWith(head, file, StringComparison.Ordinal);
        Assert.True(file.Split('\n').Length > 24);
    }
}
