using System.Net;

namespace UrbGrade.Tests.Web;

public sealed class ProfilePagesTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task Staff_see_who_is_alike_what_distinguishes_them_and_get_the_members_as_a_file()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = await visitor.Read("/app/profiles?medium=Power&month=2019-12-01");

        Assert.Contains("Group 1, meters: 1", page, StringComparison.Ordinal);
        Assert.Contains("More at night: 40", page, StringComparison.Ordinal);
        Assert.Contains("With fewer than 28 whole days: 1.", page, StringComparison.Ordinal);
        Assert.Contains("/app/profiles/2", page, StringComparison.Ordinal);
        var csv = await visitor.Read("/api/profiles/segments.csv?medium=Power&month=2019-12-01");
        Assert.Contains("1,Fleca,477,48,3,2", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_without_groups_showed_another_one_without_saying_so()
    {
        using var visitor = await fixture.SignedIn("staff");

        Assert.Contains("No groups in January 2020:", await visitor.Read("/app/profiles?month=2020-01-01"), StringComparison.Ordinal);
        Assert.DoesNotContain("No groups in", await visitor.Read("/app/profiles?month=2019-12-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_profile_of_a_place_shows_usual_days_peers_and_unusual_days_and_says_what_is_missing()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = await visitor.Read("/app/profiles/2");

        Assert.Contains("Workday: 48.0\u00a0kWh, from 20 days.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("Fewer than 28 whole days: there can be a profile from 12 Jan 2020 on.", page, StringComparison.Ordinal);
        Assert.Contains(": among 9 like it", page, StringComparison.Ordinal);
        Assert.Contains("25 Dec 2019, 477: 1.5 times the limit", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_left_out_of_the_peers_is_counted_and_a_place_without_peers_is_told_why()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/profiles/2"));

        Assert.Contains("Left out, as not every meter of theirs has a current profile: 2.", page, StringComparison.Ordinal);
        Assert.Contains("Water: not every meter here has a current profile, so that only a part of the use would be compared.", page, StringComparison.Ordinal);
        Assert.Contains("Gas: fewer than eight places of its kind have a profile.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app/profiles/2", "Whole days from 1 Oct 2019 to 31 Dec 2019; left out: 1|Profiles: 9, each made of whole days|A whole day, at most a quarter of its hours estimated", 3)]
    [InlineData("/app/profiles?medium=Power&month=2019-12-01", "Meters: 1, each with whole days only", 2)]
    public async Task Charts_of_profiles_say_what_they_are_made_of_and_where_it_comes_from(string path, string said, int charts)
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read(path));

        Assert.All(said.Split('|'), words => Assert.Contains($"<span>{words}</span>", page, StringComparison.Ordinal));
        Assert.Equal(charts, page.Split("<span>Source: fictional</span>").Length - 1);
    }

    [Fact]
    public async Task A_place_that_is_compared_with_nobody_says_what_a_comparison_takes()
    {
        await using var host = await PageHost.Start();
        host.District.HasNoPeers = true;
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        var page = await visitor.Read("/app/profiles/2");

        Assert.Contains("Not compared with others", page, StringComparison.Ordinal);
        Assert.Contains("A comparison takes eight places of the same kind, each with a profile of its own.", page, StringComparison.Ordinal);
        using var other = await fixture.SignedIn("staff");
        Assert.DoesNotContain("A comparison takes eight places", await other.Read("/app/profiles/2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_of_which_no_carrier_is_compared_is_told_why_and_not_twice_that_it_is_not()
    {
        await using var host = await PageHost.Start();
        host.District.IsAlone = true;
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        var page = await visitor.Read("/app/profiles/2");

        Assert.Equal(2, page.Split("Not compared with others").Length);
        Assert.Contains("not every meter here has a current profile", page, StringComparison.Ordinal);
        Assert.DoesNotContain("A comparison takes eight places", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_whose_meter_fell_silent_says_that_it_is_the_last_one()
    {
        await using var host = await PageHost.Start();
        host.District.IsSilent = true;
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");

        Assert.Matches("class=\"state warn\"[^§]*?No whole day for four weeks: this is the last profile that could be made\\.", await visitor.Read("/app/profiles/2"));
    }

    [Fact]
    public async Task What_peers_are_compared_by_has_its_unit()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/profiles/2"));

        Assert.Contains("Use of a mean day: 48.0\u00a0kWh (half of the peers: 30.0\u00a0kWh to 50.0\u00a0kWh).", page, StringComparison.Ordinal);
        Assert.Contains("Use of a mean day for each square metre: 0.50\u00a0kWh/m²", page, StringComparison.Ordinal);
        Assert.Contains("Price of the hours used over the mean price: 0.97 (", page, StringComparison.Ordinal);
        Assert.Matches("<span class=\"unit\"[^>]*>kWh</span>", page);
    }

    [Fact]
    public async Task The_numbers_of_a_meter_tell_its_quiet_and_busy_hours_and_how_many_days_came_whole()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/profiles/2"));

        Assert.Matches(@"<dt>Quietest hours \(5th percentile\) over the mean</dt>\s*<dd>0\.50</dd>", page);
        Assert.Matches(@"<dt>Busiest hours \(95th percentile\) over the mean</dt>\s*<dd>1\.50</dd>", page);
        Assert.Matches(@"<dt>Whole days of those expected</dt>\s*<dd>100\s?%</dd>", page);
    }

    [Fact]
    public async Task The_profile_of_a_place_tells_its_place_among_peers_its_comfort_class_its_stability_and_its_votes()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/profiles/2"));

        Assert.Contains("In group 1, in 2 of the last 3 months.", page, StringComparison.Ordinal);
        Assert.Contains("About 72% of them lie lower.", page, StringComparison.Ordinal);
        Assert.Contains("Comfort class 2 in the last whole month", page, StringComparison.Ordinal);
        Assert.Contains("Citizens' score by votes in that month: 61 of 100.", page, StringComparison.Ordinal);
        Assert.Contains("More in a day for each degree below 15.5\u00a0°C", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }
}
