using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace UrbGrade.Tests.Web;

/// <summary>What a person sees of the own home or shop.</summary>
public sealed partial class MyPagesTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Theory]
    [InlineData("/my")]
    [InlineData("/my/trade")]
    [InlineData("/my/comfort")]
    [InlineData("/my/bills")]
    [InlineData("/my/data")]
    [InlineData("/api/my/data.zip")]
    [InlineData("/api/my/use.csv?place=1")]
    [InlineData("/api/my/comfort.csv?place=1")]
    public async Task Nobody_sees_them_without_signing_in(string path)
    {
        using var visitor = fixture.Visitor();
        using var response = await visitor.Get(path);
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Use_is_told_in_the_unit_and_the_period_that_stand_in_the_address()
    {
        using var resident = await fixture.SignedIn("resident");
        var month = await resident.Read("/my");
        Assert.Contains("What did I use, and what did it cost?", month, StringComparison.Ordinal);
        Assert.Contains("Between 1 Dec 2019 and 30 Dec 2019", month, StringComparison.Ordinal);
        Assert.Contains("less than a year before", month, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web", month, StringComparison.Ordinal);

        var week = await resident.Read("/my?place=1&show=Cost&period=Week&day=2019-11-10");
        Assert.Contains("taxes and standing charges are not in it", week, StringComparison.Ordinal);
        Assert.Contains("place=1&amp;show=Cost&amp;period=Week&amp;day=2019-11-11", week, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_water_cost_was_not_told_to_who_paid_it()
    {
        using var resident = await fixture.SignedIn("resident");
        var water = WebUtility.HtmlDecode(await resident.Read("/my")).Split("<h2 id=\"water\">Cost of water</h2>")[1].Split("</section>")[0];

        Assert.Contains("December 2019 so far", water, StringComparison.Ordinal);
        Assert.Contains("18.40\u00a0<span class=\"unit\">€</span>", water, StringComparison.Ordinal);
        Assert.Contains("What the water cost by the tariff of the country or the tenant", water, StringComparison.Ordinal);
        Assert.DoesNotContain("the energy of each hour times its price", water, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_was_told_as_between_itself_and_itself()
    {
        using var resident = await fixture.SignedIn("resident");
        var day = await resident.Read("/my?place=1&show=EnergyKwh&period=Day&day=2019-11-10");

        Assert.Contains("On 10 Nov 2019: ", day, StringComparison.Ordinal);
        Assert.DoesNotContain("Between 10 Nov 2019 and 10 Nov 2019", day, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_bars_tell_is_a_file_too_and_the_line_below_them_says_what_they_stand_on()
    {
        using var resident = await fixture.SignedIn("resident");
        var page = WebUtility.HtmlDecode(await resident.Read("/my?place=1&show=Cost&period=Week&day=2019-11-10"));
        var csv = Csv().Match(page).Groups[1].Value;
        Assert.Equal("/api/my/use.csv?place=1&show=Cost&period=Week&day=2019-11-10", csv);
        Assert.Matches("<p class=\"quality\">[>0-9.]+% measured", page);

        using var answer = await resident.Get(csv);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("place,start,cost_eur,cost_eur_before,quality,origin", lines[0]);
        Assert.Equal(1 + 7, lines.Length);
        Assert.Contains(",2019-11-03T23:00:00Z,", lines[1], StringComparison.Ordinal);
        Assert.Equal([.. Enumerable.Range(0, 7).Select(bar => bar == 3 ? "estimated" : "measured")], lines.Skip(1).Select(line => line.Split(',')[4]));
        Assert.Matches("place[,;]start[,;]start_offset[,;]cost_eur", await resident.Read($"{csv}&for=spreadsheets"));
    }

    [Fact]
    public async Task The_temperatures_of_a_home_are_a_file_too_and_the_line_below_them_says_what_they_stand_on()
    {
        using var resident = await fixture.SignedIn("resident");
        var page = WebUtility.HtmlDecode(await resident.Read("/my/comfort"));
        Assert.Contains("Days measured inside: 29 of 30", page, StringComparison.Ordinal);

        var lines = (await resident.Read(Csv().Match(page).Groups[1].Value)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("place,day,temperature_inside_celsius,temperature_outside_celsius,origin", lines[0]);
        Assert.Equal(1 + 30, lines.Length);
        Assert.Contains(",23.4,8", lines[1], StringComparison.Ordinal);
        Assert.Contains(",,", lines[5], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/my/use.csv")]
    [InlineData("/api/my/use.csv?place=2")]
    [InlineData("/api/my/use.csv?place=3")]
    [InlineData("/api/my/use.docx?place=1")]
    [InlineData("/api/my/comfort.csv?place=2")]
    [InlineData("/api/my/comfort.csv?place=3")]
    public async Task A_place_that_is_shared_or_somebody_elses_is_no_file_either(string path)
    {
        using var resident = await fixture.SignedIn("resident");
        using var response = await resident.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task One_bar_of_many_is_the_highest_and_gives_the_chart_its_scale()
    {
        using var resident = await fixture.SignedIn("resident");
        var page = await resident.Read("/my");

        var marked = Assert.Single(page.Split("<li class=\"most\">").Skip(1)).Split("</li>")[0];
        Assert.Equal(Shares(page).Max(), Assert.Single(Shares(marked)));

        static IEnumerable<double> Shares(string html) => Share().Matches(html).Select(share => double.Parse(share.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_month_is_forecast_with_its_band()
    {
        using var resident = await fixture.SignedIn("resident");
        var page = WebUtility.HtmlDecode(await resident.Read("/my?show=Cost"));
        Assert.Contains("What December 2019 will come to", page, StringComparison.Ordinal);
        Assert.Matches("At the end of the month it will be about [0-9.,]+\u00a0€\\.", page);
        Assert.Matches("Most likely between [0-9.,]+\u00a0€ and [0-9.,]+\u00a0€\\.", page);
        Assert.Contains("Counted with what a kWh came to on average this month so far.", page, StringComparison.Ordinal);
        Assert.Contains("Measured up to 30 Dec 2019; forecast days after that: 1.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forecast_in_kWh_names_no_rate()
    {
        using var resident = await fixture.SignedIn("resident");
        var page = WebUtility.HtmlDecode(await resident.Read("/my"));
        Assert.Matches("At the end of the month it will be about [0-9.,]+\u00a0[kM]Wh\\.", page);
        Assert.DoesNotContain("Counted with what a kWh came to", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_is_shared_with_others_tells_no_figures()
    {
        using var resident = await fixture.SignedIn("resident");
        var page = await resident.Read("/my?place=2");
        Assert.Contains("This place shares its figures with others", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"bars", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_of_somebody_else_is_not_there()
    {
        using var resident = await fixture.SignedIn("resident");
        using var response = await resident.Get("/my?place=3");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData(0, "Too cold: 0\u00a0h. Too warm: 122\u00a0h.", "It was too warm, hardly ever too cold. Each degree less saves about 6% of the heating where it runs")]
    [InlineData(7, "Too cold: 7\u00a0h. Too warm: 115\u00a0h.", "It was too warm, hardly ever too cold. Each degree less saves about 6% of the heating where it runs")]
    [InlineData(22, "Too cold: 22\u00a0h. Too warm: 100\u00a0h.", "It was too cold at times and too warm at others.")]
    [InlineData(122, "Too cold: 122\u00a0h. Too warm: 0\u00a0h.", "It was too cold, hardly ever too warm.")]
    public async Task Hours_too_cold_and_too_warm_are_told_apart_and_the_tip_follows_them(int hoursTooCold, string hours, string tip)
    {
        await using var host = await PageHost.Start();
        host.District.HoursTooCold = hoursTooCold;
        using var resident = new PageClient(host.Address);
        await resident.SignIn("resident");
        var page = WebUtility.HtmlDecode(await resident.Read("/my/comfort"));
        Assert.Contains("In December 2019, 83% of the measured hours with somebody in were comfortable (20 to 25\u00a0°C, ", page, StringComparison.Ordinal);
        Assert.Contains("--low: 0.6; --high: 0.7", page, StringComparison.Ordinal);

        // The sentence counts hours, drawing and table hold days.
        Assert.Contains("<h2 id=\"days\">Mean temperatures of the last 30 days</h2>", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Mean temperatures of the last 30 days\"", page, StringComparison.Ordinal);
        Assert.Contains(hours, page, StringComparison.Ordinal);
        Assert.Contains(tip, page, StringComparison.Ordinal);
        Assert.Equal(hoursTooCold < 22, page.Contains("Each degree less", StringComparison.Ordinal));
        Assert.Contains("Is it warm enough in my shop?", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bills_stand_beside_the_meter_and_estimates_are_named()
    {
        using var resident = await fixture.SignedIn("resident");
        var page = await resident.Read("/my/bills");
        Assert.Contains("billed by estimate; differs: worth asking the utility", page, StringComparison.Ordinal);
        Assert.Contains(">matches<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_is_erased_only_with_its_address_typed()
    {
        using var resident = await fixture.SignedIn("resident");
        var data = await resident.Read("/my/data");
        Assert.Contains("477", data, StringComparison.Ordinal);
        Assert.Contains("<table class=\"cards\">", data, StringComparison.Ordinal);
        Assert.Contains("data-label=\"Mine from\"", data, StringComparison.Ordinal);
        using var wrong = await resident.Submit("/my/data", null, ("_handler", "erase"), ("Typed.Email", "somebody@else.example"));
        Assert.Contains("Nothing was erased", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var right = await resident.Submit("/my/data", null, ("_handler", "erase"), ("Typed.Email", "resident@urbgrade.example"));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        using var gone = await resident.Get("/my/data");
        Assert.NotEqual(HttpStatusCode.OK, gone.StatusCode);
    }

    [Fact]
    public async Task Similar_places_are_a_band_and_only_with_consent()
    {
        await using var host = await PageHost.Start();
        using var resident = new PageClient(host.Address);
        await resident.SignIn("resident");
        Assert.Contains("Half of 9 similar places use between 30.0", WebUtility.HtmlDecode(await resident.Read("/my")), StringComparison.Ordinal);
        Assert.Matches(
            "A mean day here comes to [0-9.]+\u00a0€\\. What half of 9 similar places use would come to between [0-9.]+\u00a0€ and [0-9.]+\u00a0€ a day here\\.",
            WebUtility.HtmlDecode(await resident.Read("/my?show=Cost")));

        Assert.Contains("Meter 477: agreed on", await resident.Read("/my/data"), StringComparison.Ordinal);
        using var taken = await resident.Submit("/my/data", null, ("_handler", "consent"), ("Consent.TakeBack", "477"));
        Assert.False(host.District.IsAgreed);
        Assert.Contains("Meter 477: not agreed", await resident.Read("/my/data"), StringComparison.Ordinal);
        Assert.DoesNotContain("similar places use between", await resident.Read("/my"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_stands_among_its_trade_corrected_and_uncorrected()
    {
        using var resident = await fixture.SignedIn("resident");
        var page = WebUtility.HtmlDecode(await resident.Read("/my/trade"));

        Assert.Contains("uses as much as the middle half of its trade (bakery): 9 shops are compared", page, StringComparison.Ordinal);
        Assert.Contains("By floor area alone, about 83% of those compared would lie lower than this shop; by open hours in the same weather, about 61% do.", page, StringComparison.Ordinal);

        // (0.031 - 0.029) kWh/m2 * 96 m2 * 66 h a week * 4.348 weeks * 0.142 EUR.
        Assert.Contains("comes to about 7.82\u00a0€ a month, at the mean price paid over the last year, 0.142\u00a0€/kWh.", page, StringComparison.Ordinal);
        Assert.Contains("Known of this shop: Mon-Sat 07-14 17-21, 66 hours a week.", page, StringComparison.Ordinal);
        Assert.Contains("This place shares its figures with others", await resident.Read("/my/trade?place=2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prices_that_lie_close_together_are_told_apart()
    {
        using var resident = await fixture.SignedIn("resident");
        var page = WebUtility.HtmlDecode(await resident.Read("/my/trade"));

        Assert.Contains("97.4% <strong>below the middle half</strong>", page, StringComparison.Ordinal);
        Assert.Contains("Half of the trade lies between 97.6% and 98.4%, its middle at 98.0%.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_that_is_not_compared_is_told_why()
    {
        await using var host = await PageHost.Start();
        using var resident = new PageClient(host.Address);
        await resident.SignIn("resident");
        host.District.HasFewPeers = true;
        Assert.Contains("3 of the 8 shops that a comparison needs are there", await resident.Read("/my/trade"), StringComparison.Ordinal);
        host.District.IsAgreed = false;
        var page = await resident.Read("/my/trade");
        Assert.Contains("There is no comparison without consent", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/my/data\"", page, StringComparison.Ordinal);
        host.District.IsEmpty = true;
        Assert.Contains("No meter is linked to this account", await resident.Read("/my/trade"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_for_the_first_time_is_told_what_the_pages_are_for_until_that_was_read()
    {
        await using var host = await PageHost.Start();
        using var resident = new PageClient(host.Address);
        await resident.SignIn("resident");
        Assert.DoesNotContain("Your first visit", await resident.Read("/my"), StringComparison.Ordinal);

        host.Accounts.Await("resident@urbgrade.example");
        var page = await resident.Read("/my");
        Assert.Contains("Your first visit", page, StringComparison.Ordinal);
        Assert.Contains("whether bills agree with what the meter measured", page, StringComparison.Ordinal);
        using var ended = await resident.Submit("/my", null, ("_handler", "first-visit"));
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.DoesNotContain("Your first visit", await resident.Read("/my"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_meter_is_told_how_to_get_one()
    {
        using var staff = await fixture.SignedIn("staff");
        var page = await staff.Read("/my");
        Assert.Contains("No meter is linked to this account", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Erase the account", await staff.Read("/my/data"), StringComparison.Ordinal);
    }

    [GeneratedRegex("class=\"now[^\"]*\" style=\"--share: ([0-9.]+)\"")]
    private static partial Regex Share();

    /// <summary>Of both CSV files that for programs.</summary>
    [GeneratedRegex("href=\"(/api/my/[a-z]+\\.csv(?:(?!for=spreadsheets)[^\"])*)\" download")]
    private static partial Regex Csv();
}
