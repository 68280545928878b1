using System.Net;
using System.Text.RegularExpressions;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Web;

/// <summary>What pages say when there is nothing to show, or when reading fails.</summary>
public sealed partial class PageStatesTests : IClassFixture<PageHostFixture>
{
    private readonly PageHostFixture pages;

    public PageStatesTests(PageHostFixture pages)
    {
        this.pages = pages;
        pages.Host.District.IsEmpty = false;
    }

    [Theory]
    [InlineData("/", "No district is public yet")]
    [InlineData("/app/places", "No place is known yet")]
    [InlineData("/ops", "No site is known yet")]
    [InlineData("/ops/failures", "No work has failed")]
    [InlineData("/ops/lighting", "No lighting node is known yet")]
    [InlineData("/ops/events", "Nothing has been done yet")]
    [InlineData("/ops/meters", "No meter has sent yet")]
    [InlineData("/app/forecasts", "There is nothing to forecast yet")]
    [InlineData("/app/votes", "No vote in these days")]
    [InlineData("/app/plan", "No models yet")]
    [InlineData("/ops/bus", "Nothing is published yet")]
    [InlineData("/ops/limits", "Nothing was learned yet")]
    [InlineData("/admin/places", "No place is on the map yet")]
    [InlineData("/admin/kpis", "No indicator of your own yet")]
    [InlineData("/admin/factors", "No factor yet")]
    public async Task An_empty_tenant_is_told_what_to_do(string path, string title)
    {
        using var visitor = await pages.SignedIn("tenant");
        pages.Host.District.IsEmpty = true;

        Assert.Contains(title, await visitor.Read(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app")]
    [InlineData("/app/figures")]
    [InlineData("/app/forecasts")]
    [InlineData("/app/profiles")]
    public async Task Whoever_administers_the_platform_and_has_chosen_no_tenant_is_asked_to(string path)
    {
        // Where none has delivered, signing in chooses none.
        pages.Host.District.IsEmpty = true;
        using var visitor = await pages.SignedIn("admin");

        Assert.Contains("No tenant chosen", await visitor.Read(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_ask_for_missing_days_again_was_not_told_who_can()
    {
        const string Told = "Operators can ask the gateways for the missing days again.";
        using var staff = await pages.SignedIn("staff");
        using var operating = await pages.SignedIn("operator");
        var page = await operating.Read("/app/quality");

        Assert.Contains(Told, await staff.Read("/app/quality"), StringComparison.Ordinal);
        Assert.DoesNotContain(Told, page, StringComparison.Ordinal);
        Assert.Contains("/ops/site/2/resend?from=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_quality_of_a_month_that_is_still_to_come_is_not_offered()
    {
        using var visitor = await pages.SignedIn("staff");
        var now = FictionalDistrict.LastReadingAt.AddHours(9);
        var (running, next) = (FormattableString.Invariant($"{now:yyyy-MM}"), FormattableString.Invariant($"{now.AddMonths(1):yyyy-MM}"));

        var page = await visitor.Read($"/app/quality?month={running}");

        Assert.Contains($"max=\"{running}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"month={next}", page, StringComparison.Ordinal);
        Assert.Contains("month=2013-11", await visitor.Read("/app/quality?month=2013-10"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staff", "/app/places", "The last reading is from ", "Nothing newer has arrived. An operator sees under Uploads what is missing.", 10)]
    [InlineData("staff", "/app", "The last reading is from ", "Nothing newer has arrived. An operator sees under Uploads what is missing.", 10)]
    [InlineData("staff", "/app/figures", "The last reading is from ", "Nothing newer has arrived. An operator sees under Uploads what is missing.", 10)]
    [InlineData("staff", "/app/map", "The last reading is from ", "Nothing newer has arrived. An operator sees under Uploads what is missing.", 10)]
    [InlineData("staff", "/app/lighting", "The last reading is from ", "Nothing newer has arrived. An operator sees under Uploads what is missing.", 10)]
    [InlineData("staff", "/app/explore?a=1", "The last reading is from ", "Nothing newer has arrived. An operator sees under Uploads what is missing.", 10)]
    [InlineData("staff", "/app/compare", "The last reading is from ", "Nothing newer has arrived. An operator sees under Uploads what is missing.", 10)]
    [InlineData("staff", "/app/asset/2", "The last reading is from ", "Nothing newer has arrived. An operator sees under Uploads what is missing.", 10)]
    [InlineData("staff", "/app/asset/2", "This forecast is of ", "Newer ones should have been made since then.", 2_300)]
    [InlineData("staff", "/app/forecasts", "The latest forecasts are of ", "Newer ones should have been made since then.", 2_300)]
    [InlineData("staff", "/app/forecasts/1", "This forecast is of ", "Newer ones should have been made since then.", 2_300)]
    [InlineData("resident", "/my?place=1", "The last whole day with readings is ", "Newer readings have not come. They are asked for again by themselves.", 10)]
    [InlineData("resident", "/my/trade?place=1", "The last whole day with readings is ", "Newer readings have not come. They are asked for again by themselves.", 10)]
    [InlineData("resident", "/my/comfort?place=1", "The last whole day with readings is ", "Newer readings have not come. They are asked for again by themselves.", 10)]
    [InlineData("resident", "/my/bills?place=1", "The last whole day with readings is ", "Newer readings have not come. They are asked for again by themselves.", 10)]
    public async Task What_is_older_than_it_should_be_says_since_when_and_what_next(string who, string path, string since, string next, int daysLater)
    {
        await using var host = await PageHost.Start(daysLater: daysLater);
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn(who);
        var page = WebUtility.HtmlDecode(await visitor.Read(path));

        Assert.Matches($"class=\"state warn\"[^§]*?{since}\\d+ \\w+ 20\\d\\d[^§]*?{next}", page);
        using var fresh = await pages.SignedIn(who);
        Assert.DoesNotContain(since, await fresh.Read(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app/asset/2", "id=\"insights\"")]
    [InlineData("/app/places", "The Blue Chair")]
    [InlineData("/app", "id=\"kind\"")]
    [InlineData("/app/figures", "<table")]
    [InlineData("/app/map", "value=\"2019-12\"")]
    [InlineData("/app/lighting", "Cabinet 1")]
    [InlineData("/app/explore?a=1", "The Blue Chair")]
    [InlineData("/app/compare", "The Blue Chair")]
    public async Task Places_whose_meters_were_all_taken_away_are_not_told_to_wait_for_readings(string path, string shown)
    {
        await using var host = await PageHost.Start(daysLater: 10);
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        host.District.IsGone = true;

        var page = WebUtility.HtmlDecode(await visitor.Read(path));

        Assert.Contains(shown, page, StringComparison.Ordinal);
        Assert.DoesNotContain("The last reading is from ", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app/explore?a=1", "value=\"2019-12-31\"")]
    [InlineData("/app/lighting", "Night of 29 Dec 2019")]
    [InlineData("/app/map", "value=\"2019-12\"")]
    [InlineData("/app/plan?medium=light", "10 Mar 2025 – 8 Mar 2026")]
    [InlineData("/app/profiles", "value=\"2019-12-01\" selected")]
    [InlineData("/app/quality", "value=\"2013-10\"")]
    [InlineData("/app/reports", "value=\"2019-12-01\" selected")]
    public async Task A_page_of_a_period_names_it_when_nothing_newer_has_come(string path, string period)
    {
        await using var host = await PageHost.Start(daysLater: 10);
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");

        Assert.Contains(period, WebUtility.HtmlDecode(await visitor.Read(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_without_readings_offers_the_latest_one()
    {
        using var visitor = await pages.SignedIn("staff");

        Assert.Contains("Show December 2019", await visitor.Read("/app/places?month=2015-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Certificates_end_on_the_day_of_their_tenants_zone()
    {
        using var visitor = await pages.SignedIn("admin");

        // At 23:00 UTC of the day before.
        Assert.Contains("19 Jan 2020", await visitor.Read("/admin/certificates"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nothing_is_accepted_from_is_not_told_as_valid_alone()
    {
        var known = pages.Host.Tenants.Certificates;
        known.Add(known[1] with { CertificateId = 9, IsRefused = true, ListEndsAt = FictionalDistrict.LastReadingAt.AddDays(-2) });
        try
        {
            using var visitor = await pages.SignedIn("admin");

            var page = await visitor.Read("/admin/certificates?state=Valid");

            Assert.Contains("revocation list ended on", page, StringComparison.Ordinal);
        }
        finally
        {
            known.RemoveAt(known.Count - 1);
        }
    }

    [Theory]
    [InlineData(1, "Next revocation list missing")]
    [InlineData(-1, "All its certificates are refused until the next list is imported.")]
    public async Task An_authority_whose_revocation_list_is_not_renewed_says_so(int daysLeft, string expected)
    {
        var known = pages.Host.Tenants.Certificates;
        var end = FictionalDistrict.LastReadingAt.AddHours(9).AddDays(daysLeft);
        known.Add(known[1] with { CertificateId = 9, Role = CertificateRole.Authority, State = CertificateState.Valid, ListEndsAt = end, ListDueAt = end.AddDays(-2) });
        try
        {
            using var visitor = await pages.SignedIn("admin");

            Assert.Contains(expected, await visitor.Read("/admin/certificates?state=Valid"), StringComparison.Ordinal);
        }
        finally
        {
            known.RemoveAt(known.Count - 1);
        }
    }

    [Fact]
    public async Task A_failed_query_shows_the_number_of_its_log_line_and_no_detail()
    {
        await using var host = await PageHost.Start("Production");
        using var visitor = new PageClient(host.Address);
        host.District.IsBroken = true;

        using var response = await visitor.Get("/");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("Something failed on our side", page, StringComparison.Ordinal);
        var number = ShownNumber().Match(page).Groups[1].Value;
        Assert.Contains($"number {number} ", Assert.Single(host.Log.Lines), StringComparison.Ordinal);
        Assert.Contains("fictional district is broken", host.Log.Lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("fictional district is broken", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/html")]
    public async Task A_failed_endpoint_answers_with_the_bare_status_and_is_logged(string accept)
    {
        await using var host = await PageHost.Start("Production");
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        host.District.IsBroken = true;

        using var response = await visitor.Get(
            "/api/series?asset=1&quantity=EnergyKwh&from=2019-01-01&to=2019-01-02&resolution=Hour", accept);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("6001 GET /api/series failed, number ", Assert.Single(host.Log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_components_is_for_development_only()
    {
        await using var host = await PageHost.Start("Production");
        using var visitor = new PageClient(host.Address);

        using var response = await visitor.Get("/design");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [GeneratedRegex("Number: ([0-9a-f]{32})")]
    private static partial Regex ShownNumber();
}
