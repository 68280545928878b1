using System.Net;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class FindingPagesTests : IClassFixture<PageHostFixture>
{
    private readonly PageHostFixture pages;

    public FindingPagesTests(PageHostFixture pages)
    {
        this.pages = pages;
        (pages.Host.District.IsEmpty, pages.Host.District.IsYoung) = (false, false);
    }

    [Fact]
    public async Task The_first_page_tells_what_needs_attention_and_what_it_costs()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = await visitor.Read("/app");

        Assert.Contains("What needs attention this week?", page, StringComparison.Ordinal);
        Assert.Contains("Lamps burned 5 hours with the sun up and used 21.0", page, StringComparison.Ordinal);
        Assert.Contains("1,234", page, StringComparison.Ordinal);
        Assert.Contains("2 series with less than 28 days", page, StringComparison.Ordinal);
        Assert.Contains("What false alarms taught", page, StringComparison.Ordinal);
        Assert.Contains("As of the night to 31 Dec 2019", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_holds_the_districts_figures_against_their_targets_and_leads_to_where_they_are_set()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = await visitor.Read("/app");

        Assert.Contains("Figures against their targets", page, StringComparison.Ordinal);
        Assert.Contains("at most 12.0\u00a0kWh", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("Missed", page, StringComparison.Ordinal);
        Assert.Contains("/app/alerts?kind=Target", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Target\" selected", await visitor.Read("/app/alerts?kind=Target"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_has_a_page_with_all_its_words()
    {
        using var visitor = await pages.SignedIn("staff");
        foreach (var kind in Enum.GetValues<FindingKind>())
        {
            var page = await visitor.Read($"/app/findings/{(int)kind}");
            Assert.DoesNotMatch("(Say|Do|How|Kind|State|Trace|Money|NoMoney)\\.[A-Z]", page);
        }
    }

    [Fact]
    public async Task Who_judged_a_finding_at_the_command_line_was_told_in_English()
    {
        using var visitor = await pages.SignedIn("staff");
        using var chosen = await visitor.Get("/account/language?to=es&return=%2F");

        Assert.Contains("línea de órdenes (root)", WebUtility.HtmlDecode(await visitor.Read("/app/findings/1")), StringComparison.Ordinal);

        // The account keeps its language.
        using var english = await visitor.Get("/account/language?to=en&return=%2F");
    }

    [Theory]
    [InlineData(FindingKind.HeatReturn, "not known", "What the utility charges for a hot return is in no tariff here.")]
    [InlineData(FindingKind.PowerFactor, "not known", "What the grid charges for reactive energy is in no tariff here.")]
    [InlineData(FindingKind.Frozen, "not known", "What was used while the meter stood is not known.")]
    [InlineData(FindingKind.DailyLevel, "not known", "No tariff tells what it costs.")]
    [InlineData(FindingKind.Silence, "none by itself", "Readings are missing")]
    [InlineData(FindingKind.Swapped, "none by itself", "Both meters together tell what they told before")]
    [InlineData(FindingKind.UnusualShape, "none by itself", "The day has another course, not another amount")]
    [InlineData(FindingKind.Voltage, "none by itself", "A voltage is no amount")]
    [InlineData(FindingKind.LampsOut, "none by itself", "No more was used than expected")]
    public async Task Where_no_money_is_told_the_page_says_whether_none_is_lost_or_nobody_knows_and_why(FindingKind kind, string money, string why)
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read($"/app/findings/{(int)kind}"));

        Assert.Matches($"<dt>At stake</dt>\\s*<dd>\\s*{money}\\s*<span class=\"soft small block\">{why}", page);
    }

    [Fact]
    public async Task Lists_of_findings_tell_the_carrier_where_the_kind_does_not()
    {
        using var visitor = await pages.SignedIn("staff");
        const string Place = "The Blue Chair \\(477\\)</a>\\s*";

        Assert.Matches($"{Place}<span class=\"soft small block\">Electricity</span>", await visitor.Read($"/app?kind={FindingKind.DailyLevel}"));
        Assert.DoesNotMatch($"{Place}<span", await visitor.Read($"/app?kind={FindingKind.DayBurning}"));
        Assert.Matches($"{Place}<span class=\"soft small block\">Electricity</span>", await visitor.Read($"/app/findings/{(int)FindingKind.DailyLevel}"));
        Assert.EndsWith(",power", (await visitor.Read("/api/findings.csv")).TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_names_the_days_it_was_learnt_from_and_what_was_left_out()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read($"/app/findings/{(int)FindingKind.UnusualHours}"));

        Assert.Contains("Looked at: 1 Nov 2018 to 30 Dec 2019, hours: 10,200; left out, as missing or not valid: 34.", page, StringComparison.Ordinal);
        Assert.Contains("Judged from 26 Nov 2019 on; the days before tell what is usual. The temperature outside is taken into account.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_and_list_are_handed_out()
    {
        using var visitor = await pages.SignedIn("staff");

        Assert.StartsWith("at,measured,expected\r\n2019-12-20T06:00:00Z,0,12\r\n", await visitor.Read("/api/findings/1/evidence.csv"), StringComparison.Ordinal);
        Assert.Contains(",DayBurning,The Blue Chair (477),2019-12-20T06:00:00Z,", await visitor.Read("/api/findings.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_state_of_findings_forgot_the_kind_that_was_asked_for()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read($"/app?kind={FindingKind.DayBurning}"));

        Assert.All(
            ["/app?kind=DayBurning", "/app?state=open&kind=DayBurning", "/app?state=Explained&kind=DayBurning"],
            address => Assert.Contains($"href=\"{address}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_of_findings_held_the_open_ones_whatever_the_page_was_asked_for()
    {
        using var visitor = await pages.SignedIn("staff");
        Assert.Contains("href=\"/api/findings.csv?since=2019-12-24\"", WebUtility.HtmlDecode(await visitor.Read("/app")), StringComparison.Ordinal);
        Assert.Contains(
            "href=\"/api/findings.csv?kind=DayBurning\"", WebUtility.HtmlDecode(await visitor.Read($"/app?state=open&kind={FindingKind.DayBurning}")), StringComparison.Ordinal);

        var ofOneKind = (await visitor.Read("/api/findings.csv?kind=DayBurning&since=2019-12-24")).TrimEnd().Split('\n');
        Assert.Equal(2, ofOneKind.Length);
        Assert.Contains(",DayBurning,", ofOneKind[1], StringComparison.Ordinal);
        Assert.Single((await visitor.Read("/api/findings.csv?state=FalseAlarm")).TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Spreadsheets_of_findings_told_times_in_utc()
    {
        using var visitor = await pages.SignedIn("staff");
        pages.Host.District.Tenant = new TenantInfo(2, "20", "Sant Fictici", "ES", FictionalDistrict.TimeZone, "EUR", true, false, null, TenantBrand.Plain);
        try
        {
            var csv = await visitor.Read("/api/findings.csv?for=spreadsheets");
            Assert.Contains(";start;start_offset;", csv, StringComparison.Ordinal);
            Assert.Contains(";DayBurning;The Blue Chair (477);2019-12-20 07:00:00;UTC+01:00;", csv, StringComparison.Ordinal);
        }
        finally
        {
            pages.Host.District.Tenant = null;
        }
    }

    [Fact]
    public async Task Before_the_first_night_the_page_says_when_it_begins()
    {
        using var visitor = await pages.SignedIn("staff");
        pages.Host.District.IsEmpty = true;

        Assert.Contains("Readings were not looked through yet", await visitor.Read("/app"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_no_series_can_be_judged_nothing_is_said_to_be_clear()
    {
        using var visitor = await pages.SignedIn("staff");
        pages.Host.District.IsYoung = true;

        var page = await visitor.Read("/app");

        Assert.Contains("No series could be judged yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("All clear: nothing new this week", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_no_cabinet_can_be_judged_none_is_said_to_switch_right()
    {
        using var visitor = await pages.SignedIn("staff");
        pages.Host.District.IsYoung = true;

        var page = await visitor.Read("/app/lighting");

        Assert.Contains("Cabinets that cannot be judged yet: 1 of 1", page, StringComparison.Ordinal);
        Assert.Contains("as soon as two nights tell", page, StringComparison.Ordinal);
        Assert.DoesNotContain("All cabinets switch right", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_energy_of_a_year_of_lighting_did_not_say_that_the_year_goes_on()
    {
        using var visitor = await pages.SignedIn("staff");
        Assert.DoesNotContain("Efficiency in 2019 so far", await visitor.Read("/app/lighting"), StringComparison.Ordinal);
        pages.Host.District.IsYoung = true;
        var page = await visitor.Read("/app/lighting");

        Assert.Contains("Efficiency in 2019 so far", page, StringComparison.Ordinal);
        Assert.Contains("D_E grows until its end", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_night_of_a_cabinet_is_one_whose_end_is_known()
    {
        using var visitor = await pages.SignedIn("staff");

        var page = await visitor.Read("/app/lighting");

        Assert.Contains("Night of 29 Dec 2019", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Night of 30 Dec 2019", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nights_of_a_cabinet_are_a_file_too()
    {
        using var visitor = await pages.SignedIn("staff");
        const string Nights = "/api/lighting/nights.csv?cabinet=Cabinet%201%20%28C1%29";

        Assert.Contains($"href=\"{Nights}\"", await visitor.Read("/app/lighting"), StringComparison.Ordinal);
        var lines = (await visitor.Read(Nights)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("cabinet,evening,sunset,sunrise,on_after_sunset_min,off_after_sunrise_min,load_w,energy_kwh,origin", lines[0]);
        Assert.Equal(1 + 28, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("Cabinet 1 (C1),2019-12-", line, StringComparison.Ordinal));
        using var unknown = await visitor.Get("/api/lighting/nights.csv?cabinet=Cabinet%209");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("/app/explore?a=1&b=2", "They rise and fall closely together (r 0.81).|when the second follows 3 hours later|It changed most on 13 Nov 2019|Lamps switch at the wrong time")]
    [InlineData("/app/lighting", "Cabinets: 2; with findings: 1|+49\u00a0min|Cabinets without a position: 1|3.20\u00a0kW|last 11 Dec 2019|Streets with the light that their class asks for: 0 of 2|Overall uniformity U0: 0.33|too uneven|not measured yet|Efficiency in 2019|Power density of street lighting, D_P|/app/plan?medium=light")]
    [InlineData("/app/alerts", "Muted until 8 Jan 2020|Lamps burn by day at The Blue Chair|Waits for its e-mail")]
    public async Task Pages_of_what_was_found_say_it_in_words(string path, string said)
    {
        using var visitor = await pages.SignedIn("staff");
        var page = System.Net.WebUtility.HtmlDecode(await visitor.Read(path));

        Assert.All(said.Split('|'), words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/app/explore", "No series yet")]
    [InlineData("/app/lighting", "No lighting cabinet yet")]
    [InlineData("/app/alerts", "No rule yet")]
    public async Task An_empty_tenant_is_told_so(string path, string said)
    {
        using var visitor = await pages.SignedIn("staff");
        pages.Host.District.IsEmpty = true;

        Assert.Contains(said, await visitor.Read(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explored_days_are_handed_out()
    {
        using var visitor = await pages.SignedIn("staff");

        Assert.StartsWith("day,first,second,temperature_outside,notes,events\r\n2019-10-03,24,20,12,,\r\n", await visitor.Read("/api/explore.csv?a=1&b=2"), StringComparison.Ordinal);
    }
}
