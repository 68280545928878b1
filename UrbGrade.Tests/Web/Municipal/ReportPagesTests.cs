using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Reports;
using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Exports;
using UrbGrade.Web.Reports;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class ReportPagesTests : IClassFixture<PageHostFixture>
{
    private readonly PageHostFixture pages;

    public ReportPagesTests(PageHostFixture pages)
    {
        this.pages = pages;
        (pages.Host.District.IsEmpty, pages.Host.District.IsYoung) = (false, false);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Monthly", "December 2019|What changed?|8.0% less than a year before|With the weather taken out: 5.1% less.|The Blue Chair used 5,500")]
    [InlineData("Council", "2019|What did it cost?|21,400 €|LED in the Carrer Fictici|20,500 ± 1,800 kWh|Set-back at night|3 homes are left out")]
    [InlineData("Yearly", "Public lighting|Final energy")]
    public async Task A_report_answers_the_five_questions(string template, string said)
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read($"/app/reports?template={template}"));

        Assert.All(said.Split('|'), words => Assert.Contains(words, page.Replace('\u00a0', ' '), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "Street lighting follows the length of the night and not the temperature.")]
    [InlineData(false, "Whether the weather has to do with it cannot be told: temperatures of one of the two years are missing.")]
    public void Street_lighting_missed_temperatures_that_it_does_not_follow(bool isOfStreetLight, string said)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var report = new PeriodReport(
            ReportTemplate.Monthly, "Eibar", "Europe/Madrid", "EUR", null, new DateOnly(2019, 12, 1), new DateOnly(2019, 12, 31), IsOver: true, [], Weather: null, [], [], [], [], [],
            Secap: null, LeftOutHomes: 0, FewestAssets: 5) { IsOfStreetLight = isOfStreetLight };
        var words = new ReportWords(TestTexts.Of<ReportingText>(), TestTexts.Of<WeatherText>(), TestTexts.Shared, TestTexts.Of<HelpText>());

        Assert.Equal(said, words.Why(report).First());
    }

    [Theory]
    [InlineData(6845.0, "By tariff the energy cost 6,845 €, with taxes")]
    [InlineData(null, "What it cost is not known well enough")]
    public void A_report_without_prices_of_hours_did_not_know_what_its_tariff_makes_of_the_energy(double? bill, string said)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var report = new PeriodReport(
            ReportTemplate.Council, "Eibar", "Europe/Madrid", "EUR", null, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), IsOver: true, [], Weather: null, [], [], [], [], [],
            Secap: null, LeftOutHomes: 0, FewestAssets: 5) { TariffCost = bill };
        var words = new ReportWords(TestTexts.Of<ReportingText>(), TestTexts.Of<WeatherText>(), TestTexts.Shared, TestTexts.Of<HelpText>());

        Assert.StartsWith(said, words.Cost(report).First().Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_needs_attention_in_a_report_has_its_dates()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/reports?template=Monthly"));

        Assert.Matches("(From|Since) \\d+ \\w+ 2019", page);
    }

    [Fact]
    public async Task The_months_of_the_year_before_stand_in_a_yearly_report_as_numbers()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/reports?template=Council"));

        Assert.Matches("<th scope=\"row\"[^>]*>December 2019</th>\\s*<td[^>]*>12\\.6\u00a0MWh</td>\\s*<td[^>]*>13\\.0\u00a0MWh</td>", page);
    }

    [Fact]
    public async Task The_last_whole_month_is_what_whoever_asks_for_nothing_reads()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        var page = await visitor.Read("/app/reports");

        Assert.Contains("Monthly report</h1>", page, StringComparison.Ordinal);
        Assert.Contains("""value="2019-12-01" selected""", page, StringComparison.Ordinal);
        Assert.Contains("Final energy and emissions", await visitor.Read("/app/reports?year=2018"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_with_six_weeks_of_readings_does_not_open_before_a_whole_one()
    {
        using var visitor = await pages.SignedIn("staff");
        pages.Host.District.IsYoung = true;

        Assert.Contains("""value="2019-01-01" selected""", await visitor.Read("/app/reports?template=Council"), StringComparison.Ordinal);
        Assert.Contains("Its readings begin on 20 Nov 2020.", await visitor.Read("/app/reports?template=Council&period=2020-01-01"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_climate_action_plan_opens_on_the_newest_whole_year_and_not_on_the_second(bool isYoung)
    {
        using var visitor = await pages.SignedIn("staff");
        pages.Host.District.IsYoung = isYoung;

        Assert.Matches("href=\"/app/reports\\?template=Secap&amp;year=2019\" aria-current=\"true\"", await visitor.Read("/app/reports?template=Secap"));
    }

    [Fact]
    public async Task Carriers_of_a_climate_action_plan_are_those_of_its_template()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        foreach (var (language, carriers) in new[]
        {
            ("en", "Electricity|Natural gas|Heat/cold"), ("es", "Electricidad|Gas natural|Calefacción/refrigeración"),
            ("ca", "Electricitat|Gas natural|Calefacció/refrigeració"),
            ("eu", "Elektrizitatea|Gas naturala|Beroa/hotza"), ("da", "Elektricitet|Naturgas|Varme/kulde"),
        })
        {
            using var chosen = await visitor.Get($"/account/language?to={language}&return=%2F");
            var page = WebUtility.HtmlDecode(await visitor.Read("/app/reports?template=Secap&year=2019"));

            Assert.All(carriers.Split('|'), carrier => Assert.Matches($"<td data-label=\"[^\"]*\"[^>]*>{carrier}</td>", page));
        }
    }

    [Fact]
    public async Task Without_readings_the_page_says_when_there_will_be_a_report()
    {
        using var visitor = await pages.SignedIn("staff");
        pages.Host.District.IsEmpty = true;

        Assert.Contains("as soon as a first month has energy", await visitor.Read("/app/reports?template=Council"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_has_the_numbers_of_the_report()
    {
        using var visitor = await pages.SignedIn("staff");
        using var answer = await visitor.Get("/api/reports/document.xlsx?template=Yearly&period=2019-01-01");
        using var workbook = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancellation));

        Assert.Equal(7, workbook.Entries.Count(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_workbook_in_Danish_named_its_sheets_and_columns_as_programs_do()
    {
        using var visitor = await pages.SignedIn("staff");
        using var danish = await visitor.Get("/account/language?to=da&return=%2Fapp");
        using var answer = await visitor.Get("/api/reports/document.xlsx?template=Yearly&period=2019-01-01");
        using var english = await visitor.Get("/account/language?to=en&return=%2Fapp");
        var sheets = await ForeignReader.Xlsx(await answer.Content.ReadAsByteArrayAsync(Cancellation));

        Assert.Equal(["Tal", "Måneder", "Steder", "Tiltag"], sheets.Keys.Take(4));
        var figures = sheets["Tal"];
        Assert.Equal(["Tal", "Enhed", "Første dag", "Sidste dag"], figures[0].Take(4).Select(cell => cell.Value.GetString()));
        Assert.Equal("Energi", figures[1][0].Value.GetString());
    }

    [Fact]
    public async Task A_page_is_whole_by_itself_and_speaks_the_readers_language()
    {
        using var visitor = await pages.SignedIn("staff");
        using var answer = await visitor.Get("/api/reports/document.html?template=Council&period=2019-01-01");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" src=", page, StringComparison.Ordinal);
        Assert.Contains("Report to the council: Sant Fictici, 2019", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chromium_prints_the_councils_report_on_two_to_four_pages()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Chromium is missing: apt-get install chromium");
        await using var host = await PageHost.Start(settings: new Dictionary<string, string?> { ["Reports:Chromium"] = "/usr/bin/chromium" });
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        using var answer = await visitor.Get("/api/reports/document.pdf?template=Council&period=2019-01-01");
        var pdf = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(Cancellation));

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.InRange(pdf.Split("/Type /Page\n").Length - 1, 2, 4);
    }

    [Fact]
    public async Task A_reader_is_sent_away_where_too_many_prints_wait_and_what_goes_by_mail_waits_its_turn()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Chromium is missing: apt-get install chromium");
        using var folder = new TemporaryFolder();
        var (door, browser) = (Path.Combine(folder.Path, "open"), Path.Combine(folder.Path, "browser"));
        await File.WriteAllTextAsync(browser, $"#!/bin/sh\nwhile [ ! -e '{door}' ]; do sleep 0.1; done\nexec /usr/bin/chromium \"$@\"\n", Cancellation);
        await ExternalTool.Run("chmod", ["u+x", browser], cancellation: Cancellation);
        using var printer = new ChromiumPrinter(Options.Create(new ReportOptions { Chromium = browser, MostWaiting = 1, PrintSeconds = 600 }), NullLogger<ChromiumPrinter>.Instance);

        var first = printer.Print("<p>1</p>", isPatient: false, Cancellation);
        var mail = printer.Print("<p>4</p>", isPatient: true, Cancellation);
        var second = printer.Print("<p>2</p>", isPatient: false, Cancellation);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => printer.Print("<p>3</p>", isPatient: false, Cancellation));

        Assert.Equal(("Report.Busy", 1), (refused.Refusal.Code, printer.Waiting));
        await File.WriteAllTextAsync(door, "", Cancellation);
        Assert.All(await Task.WhenAll(first, second, mail), pdf => Assert.True(pdf.AsSpan().StartsWith("%PDF-"u8)));
        Assert.Equal(0, printer.Waiting);
    }

    [Theory]
    [InlineData("document.doc?template=Council&period=2019-01-01")]
    [InlineData("document.html?template=Weekly&period=2019-01-01")]
    [InlineData("document.html?template=Council&period=soon")]
    public async Task An_address_that_asks_for_nothing_there_is_says_what_there_is(string address)
    {
        using var visitor = await pages.SignedIn("staff");
        using var answer = await visitor.Get("/api/reports/" + address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Schedules_tell_what_goes_what_went_and_what_waits()
    {
        using var visitor = await pages.SignedIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/reports/schedule"));

        Assert.All(["mayor@example.org", "Next: December 2019, on 3 Jan 2020", "Next: November 2019, within the hour", "Next: November 2019, once it rests no longer", "monthly-2019-11-ca.pdf (80\u00a0kB)", "Waits to be sent"], words => Assert.Contains(words, page, StringComparison.Ordinal));
        pages.Host.District.IsEmpty = true;
        Assert.Contains("No report goes regularly", await visitor.Read("/app/reports/schedule"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_of_a_mail_asks_before_it_ends_anything()
    {
        using var visitor = pages.Visitor();

        Assert.Contains("Send it no more", await visitor.Read("/en/reports/stop?id=1&code=right"), StringComparison.Ordinal);
        Assert.Contains("This link ends nothing", await visitor.Read("/en/reports/stop?id=1&code=wrong"), StringComparison.Ordinal);
        Assert.Contains("Ez bidali gehiago", await visitor.Read("/eu/reports/stop?id=1&code=right"), StringComparison.Ordinal);
    }
}
