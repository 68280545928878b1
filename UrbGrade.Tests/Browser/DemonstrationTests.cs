using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Command.Running;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Gateway.Simulation.Houses;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Prediction.Store;

namespace UrbGrade.Tests.Browser;

/// <summary>What the pages should be remembered for, each seen and used on the demonstration by whom it is for.</summary>
public sealed class DemonstrationTests(Demonstration demo) : IClassFixture<Demonstration>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_delivery_ledger_shows_each_day_of_each_source_and_a_day_that_is_asked_for_again_comes_again()
    {
        await using var visited = await demo.Open("Operator", DemoSite.Kalundborg);
        var page = visited.Page;
        await visited.Go("/ops");
        var site = await page.Locator("a[href^='/ops/site/']").First.GetAttributeAsync("href");
        await visited.Go(site!);
        await page.Locator(".months a.day").First.WaitForAsync();
        Assert.InRange(await page.Locator(".months a.day").CountAsync(), 28, 100);
        var day = demo.State.To.AddDays(-3);
        var resend = $"{site}/resend?from={Iso(day)}&until={Iso(day)}&meter={SimulatedHouses.MeteringPoint(0)}";
        await visited.Go(resend);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for these days again" }).ClickAsync();
        await page.GetByText("Waits for the gateway's next delivery").WaitForAsync();

        // The gateway hears of it with the receipt of its next day.
        await demo.DropNextDay(DemoSite.Kalundborg);
        await demo.Send(DemoSite.Kalundborg);
        await demo.Idle();
        await visited.Go(resend);
        await page.GetByText("Told to the gateway").WaitForAsync();
        await visited.Go($"{site}?day={Iso(day)}");
        Assert.Equal(2, await page.Locator("section[aria-labelledby=day] a[href^='/ops/batch/']").CountAsync());
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task Each_figure_tells_why_and_its_evidence_computes_to_the_same_value_elsewhere()
    {
        await using var visited = await demo.Open("Staff", DemoSite.Barcelona);
        var page = visited.Page;
        await visited.Go("/app/places");
        await page.Locator("#asset-list tbody a").First.ClickAsync();
        await page.Locator("a[href*='why=EnergyKwh']").First.ClickAsync();
        await page.Locator("#why .formula").WaitForAsync();
        Assert.True(await page.Locator("#why tbody a[download]").CountAsync() > 0, "No raw message can be downloaded.");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download the evidence" }).ClickAsync());

        var (code, output) = await Demonstration.RunCommand("admin", "verify-evidence", await file.PathAsync());
        Assert.True(code == 0, output);
        Assert.DoesNotContain("FAILS", output, StringComparison.Ordinal);
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_batch_that_came_late_says_what_each_figure_was_what_it_is_and_why()
    {
        var (shop, day) = (4, LocalDate.FromDateOnly(demo.State.To.AddDays(-40)));
        var rows = new SimulatedSite(seed: 1, demo.State.Shops).Shops[shop].Day(day).Select(
            (truth, hour) => new BarcelonaDrop.EnergyRow(SimulatedSite.Cups(shop), day, hour + 1, BarcelonaDrop.Number(truth.EnergyKwh * 1.3m), Estimated: false));
        var file = BarcelonaDrop.Energy(day, "_late", rows);
        await demo.Drop(DemoSite.Barcelona, file.Path, file.Content);
        await demo.Send(DemoSite.Barcelona);
        await demo.Idle();

        await using var visited = await demo.Open("Staff", DemoSite.Barcelona);
        var asset = demo.Rows<MeterRow>().Single(meter => meter.Source == SimulatedSite.Element(shop)).AssetId;
        await visited.Go($"/app/asset/{asset}?quantity=EnergyKwh&from={Iso(day.ToDateOnly())}&to={Iso(day.ToDateOnly())}&resolution=Day&why=EnergyKwh");
        var story = visited.Page.GetByRole(AriaRole.Region, new() { Name = "What it was before" }).Locator("tbody tr").First;
        Assert.Matches(@"batch \d+ arrived", await story.InnerTextAsync());
        var figures = await story.Locator("td.number").AllInnerTextsAsync();
        Assert.Equal(2, figures.Distinct().Count());
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task What_needs_attention_holds_the_month_against_the_target_of_the_town()
    {
        await using var visited = await demo.Open("Staff", DemoSite.Barcelona);
        await visited.Go("/app");
        var target = visited.Page.Locator("section[aria-labelledby=targets] tbody tr", new() { HasTextString = "Energy used" });

        // Nobody named it: it is called what its figure is.
        Assert.Equal("", (await target.Locator("th .soft").First.InnerTextAsync()).Trim());
        Assert.Matches(@"^at most \d[\d,]*\skWh", await target.Locator("td.number").Nth(1).InnerTextAsync());
        Assert.Matches(@"\d\s+kWh", await target.Locator("td.number").First.InnerTextAsync());
        Assert.Matches("Reached|Missed|Too few", await target.InnerTextAsync());
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_figure_with_too_few_readings_is_marked_and_left_out_of_the_ranking()
    {
        await using var visited = await demo.Open("Staff", DemoSite.Barcelona);
        await visited.Go($"/app/compare?month={demo.State.From:yyyy-MM}&kind=all");
        Assert.Matches(@"^Left out of the ranking: \d+$", await visited.Page.InnerTextAsync("#left"));
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task What_was_promised_stands_beside_what_was_delivered_with_its_uncertainty_and_on_the_map()
    {
        await using var visited = await demo.Open("Staff", DemoSite.Eibar);
        var page = visited.Page;
        await visited.Go("/app/plan");
        var lamps = page.Locator("tr").Filter(new() { HasText = "Luminarias LED, Estación" });
        await lamps.WaitForAsync();
        Assert.Matches("As promised|More than promised|Less than promised", await lamps.InnerTextAsync());
        Assert.Matches(@"\d.*±|–\s*\d|\d to \d", await lamps.Locator("td.number").Nth(2).InnerTextAsync());
        await lamps.GetByRole(AriaRole.Link, new() { Name = "map" }).ClickAsync();
        await page.Locator("#works").WaitForAsync();
        Assert.Contains("Luminarias LED, Estación", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_vote_at_a_lamp_post_takes_two_taps_and_stands_in_the_curve_of_its_light()
    {
        var place = demo.Rows<VotePlaceRow>().First(row => row.Name.StartsWith("Txonta", StringComparison.Ordinal));
        await using var staff = await demo.Open("Staff", DemoSite.Eibar);
        await staff.Go("/app/votes?street=Txonta");
        var before = Votes(await staff.Page.InnerTextAsync("p.lead"));
        await using (var citizen = await demo.Open(visit: new Visit(Width: 320, HasScripts: false)))
        {
            await citizen.Page.GotoAsync($"/v/{place.Tag}");
            await citizen.Page.GetByText("Good", new() { Exact = true }).ClickAsync();
            await citizen.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            Assert.Equal("Thank you, your vote counts", await citizen.Page.InnerTextAsync("h1"));
            Assert.Empty(citizen.Problems);
        }

        await demo.Idle();
        await staff.Go("/app/votes?street=Txonta");
        Assert.Equal(before + 1, Votes(await staff.Page.InnerTextAsync("p.lead")));
        Assert.InRange(await staff.Page.Locator("svg.dimming circle").CountAsync(), 1, 20);
        Assert.Empty(staff.Problems);
    }

    [Fact]
    public async Task A_street_tells_what_people_said_what_was_done_and_what_it_saved()
    {
        await using var visited = await demo.Open();
        await visited.Go("/en/street/30/Txonta");
        var text = await visited.Page.InnerTextAsync("main");
        Assert.Contains("Mayor atenuación, Txonta", text, StringComparison.Ordinal);
        Assert.Matches("Satisfaction went from .* and a night takes .* less energy", text);
        Assert.Matches("Mayor atenuación, Txonta has saved .* give or take", text);
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task The_lighting_pack_tells_of_switching_failed_lamps_efficiency_and_what_pays_back()
    {
        await using var visited = await demo.Open("Staff", DemoSite.Eibar);
        var page = visited.Page;
        await visited.Go("/app/lighting");
        Assert.Equal(6, await page.Locator("table").First.Locator("tbody tr").CountAsync());
        Assert.Matches(@"[+−-]?\d+\smin", await page.InnerTextAsync("[role=region] tbody"));
        Assert.Matches(@"D_P(.|\n)*D_E(.|\n)*Burning hours with the sun up(.|\n)*\d\sW/\(lx", await page.InnerTextAsync("section[aria-labelledby=efficiency]"));
        await page.Locator("a[href='/app/plan?medium=light']").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_shopkeeper_who_agrees_sees_the_own_shop_among_its_trade()
    {
        await using var visited = await demo.OpenAsShopkeeper();
        var page = visited.Page;
        await page.GotoAsync("/my/data");
        await page.Locator("button[name='Consent.Give']").ClickAsync();
        await page.Locator("button[name='Consent.TakeBack']").WaitForAsync();
        await demo.Admin("night");
        await demo.Idle();
        await page.GotoAsync("/my/trade");
        Assert.Matches("In an open hour, in the same weather, this shop uses .*: 9 shops are compared", await page.InnerTextAsync("main"));
        Assert.DoesNotMatch("Forn d(el|e) (?!.*this shop)", await page.InnerTextAsync("section[aria-labelledby=measures]"));
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_certificate_is_renewed_while_the_old_one_still_counts_and_the_gateway_sends_with_the_new_one()
    {
        await using var visited = await demo.Open("PlatformAdministrator");
        var page = visited.Page;
        await visited.Go("/admin/certificates");
        await page.Locator("button[aria-label*='Renew'][aria-label*='Eibar']").First.ClickAsync();
        await page.Locator(".mud-dialog:focus-within").WaitForAsync();
        await page.GetByText("Both count meanwhile").WaitForAsync();
        await page.FillAsync("#issue-name", "Eibar next gateway");
        await page.ClickAsync(".mud-dialog button[type=submit]");
        await page.GetByText("The old certificate counts until").WaitForAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#issued-file"));
        var password = await page.Locator("#issued-password").InnerTextAsync();
        await page.ClickAsync(".mud-dialog .button.primary:not(a)");
        var both = page.Locator("tr").Filter(new() { HasText = "Eibar" }).Filter(new() { HasText = "Valid" });
        await both.Nth(1).WaitForAsync();

        var issued = X509CertificateLoader.LoadPkcs12CollectionFromFile(await file.PathAsync(), password, X509KeyStorageFlags.Exportable);
        await File.WriteAllBytesAsync(demo.Of(DemoSite.Eibar).Certificate, issued.Export(X509ContentType.Pkcs12)!, Cancellation);
        await demo.DropNextDay(DemoSite.Eibar);
        await demo.Send(DemoSite.Eibar);
        var thumbprint = issued.Single(one => one.HasPrivateKey).GetCertHashString(HashAlgorithmName.SHA256);
        Assert.Equal(thumbprint, demo.Rows<RawRequestRow>().MaxBy(row => row.Id)!.CertificateThumbprint, ignoreCase: true);
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task A_forecast_shows_its_band_and_how_it_did_against_last_week_and_one_that_loses_is_hidden()
    {
        await using var visited = await demo.Open("Staff", DemoSite.Barcelona);
        var page = visited.Page;
        await visited.Go("/app/forecasts?state=Ready");
        await page.Locator("section[aria-labelledby=series] tbody a").First.ClickAsync();
        await page.Locator("#ahead").WaitForAsync();
        await page.GetByText(new Regex("\"same as last week\" by .* The forecast is .* better")).First.WaitForAsync();
        await Lose();
        await visited.Go("/app/forecasts?state=WorseThanLastWeek");
        await page.Locator("section[aria-labelledby=series] tbody a").First.ClickAsync();
        await page.Locator("#trial").WaitForAsync();
        await page.GetByText("Hidden, because \"same as last week\" was better").First.WaitForAsync();
        Assert.Equal(0, await page.Locator("#ahead").CountAsync());
        Assert.Empty(visited.Problems);
    }

    [Fact]
    public async Task One_batch_is_followed_through_the_modules_and_work_that_failed_is_tried_again_as_a_group()
    {
        var failed = await Park("disk was full");
        await using var visited = await demo.Open("Operator", DemoSite.Eibar);
        var page = visited.Page;
        await visited.Go("/ops/bus");
        Assert.True(await page.Locator("section[aria-labelledby=services] tbody tr").CountAsync() > 5, "The catalogue is short.");
        var request = failed[0].ConversationId;
        await visited.Go($"/ops/flow/{request}");
        Assert.InRange(await page.Locator("ol.flow > li").CountAsync(), 4, 6);
        await visited.Go("/ops/failures");
        await page.Locator("tr").Filter(new() { HasText = "disk was full" }).GetByRole(AriaRole.Button, new() { Name = "Try again:" }).ClickAsync();
        await page.Locator(".mud-dialog button[type=submit]").ClickAsync();
        await page.GetByText($"has ended: done {failed.Count}, failed again 0").First.WaitForAsync();
        Assert.Empty(visited.Problems);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Votes(string lead) => int.Parse(Regex.Match(lead, @"(\d[\d,]*) votes").Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    /// <summary>As if "same as last week" had done better than the forecast of one meter of Barcelona.</summary>
    private Task Lose()
    {
        var tenant = demo.Rows<TenantRow>().Single(row => row.Code == DemoSite.Barcelona.TenantCode).Id;
        return demo.Change(database => database.Set<ForecastStandingRow>().Where(row =>
            row.TenantId == tenant && row.SeriesId != 0 && row.Resolution == ForecastResolution.Hour && row.State == ForecastState.Ready && row.LastWeekError != null)
            .OrderByDescending(row => row.Id).First().State = ForecastState.WorseThanLastWeek);
    }

    /// <summary>As if the disk had been full while three accepted batches of Eibar were quantified.</summary>
    private async Task<List<WorkItemRow>> Park(string cause)
    {
        var tenant = demo.Rows<TenantRow>().Single(row => row.Code == DemoSite.Eibar.TenantCode).Id;
        var items = demo.Rows<WorkItemRow>().Where(item => item.TenantId == tenant && item.Contract == "Aggregation.RequestStored").OrderBy(item => item.Id).Take(3).ToList();
        await demo.Change(database =>
        {
            foreach (var item in items)
            {
                (item.State, item.Attempts, item.Error, item.Cause) = (WorkItemState.Parked, 5, cause, cause);
                database.Update(item);
            }
        });
        return items;
    }
}
