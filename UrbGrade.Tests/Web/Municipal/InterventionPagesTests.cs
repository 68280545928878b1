using System.Globalization;
using System.Net;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Municipal;

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
        Assert.Contains("Saved 2,600\u00a0±\u00a0300\u00a0kWh of 2,500\u00a0kWh promised so far: As promised", page, StringComparison.Ordinal);
        Assert.Contains("Promised: 4,000\u00a0kWh a year", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_tells_saving_value_return_and_paybacks_and_how_it_was_computed()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/plan?medium=light&k1=Led&s1=50&c1=9000&we=1&wm=1&wl=0"));

        Assert.Contains("12,000\u00a0±\u00a01,300\u00a0kWh", page, StringComparison.Ordinal);
        Assert.Contains("7,600 – 11,900", page, StringComparison.Ordinal);
        Assert.Contains("17.0%", page, StringComparison.Ordinal);
        Assert.Contains("5.8 / 6.6", page, StringComparison.Ordinal);
        Assert.Contains("How was this computed?", page, StringComparison.Ordinal);
        Assert.Contains("Cabinet Untzaga 1", page, StringComparison.Ordinal);
        Assert.Contains("0.9 + 9.8 × dark hours", page, StringComparison.Ordinal);
        Assert.Contains("R² 0.98, bias 0.0%", page, StringComparison.Ordinal);
        Assert.Contains("scatter in hidden weeks: ", page, StringComparison.Ordinal);
        Assert.Contains("left out, because lamps burnt by day or hardly at all: 1 Jun 2025", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_what_if_is_a_link_that_others_can_be_given()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        const string Asked = "/app/plan?medium=light&k1=Led&s1=50&c1=9000";
        var page = WebUtility.HtmlDecode(await visitor.Read(Asked));

        Assert.Contains($"{Asked}\">This what-if</a>", page, StringComparison.Ordinal);
        Assert.Contains("Copy the address", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measured_saving_opens_the_models_that_it_stands_on()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");

        var all = WebUtility.HtmlDecode(await visitor.Read("/app/plan"));
        Assert.Contains("href=\"/app/plan?work=1#work-models\"", all, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"work-models\"", all, StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/plan?work=1"));
        Assert.Contains("id=\"work-models\"", page, StringComparison.Ordinal);
        Assert.Contains("<summary>The models behind it: Dimming in Txonta</summary>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saving_tells_which_other_works_its_time_lies_between()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/plan"));

        Assert.Contains(
            "New lamps in Txonta was done on 2 Jun 2025, within the year before: at places of both, the baseline begins on that day",
            page, StringComparison.Ordinal);
        Assert.Contains("Clocks in Txonta was done on 9 Mar 2026: at places of both, the saving is counted until that day", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baselines_formula_is_told_in_the_readers_words_beside_it()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        using var chosen = await visitor.Get("/account/language?to=es&return=%2F");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/plan?medium=light"));

        Assert.Contains("lang=\"en\">0.9 + 9.8 × dark hours<", page, StringComparison.Ordinal);
        Assert.Contains("kWh de un día: una parte fija y un tanto más por cada hora de oscuridad.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_of_houses_without_a_temperature_outside_was_filled_in_in_vain()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        var page = WebUtility.HtmlDecode(await visitor.Read("/app/plan?medium=heat&k1=Insulation&s1=30"));

        Assert.Contains("Heat: nothing can be computed yet", page, StringComparison.Ordinal);
        Assert.Contains("no temperature outside is known here", page, StringComparison.Ordinal);
        Assert.Contains("<a class=\"button\" href=\"/app/plan?medium=light\">Street lighting</a>", page, StringComparison.Ordinal);
        Assert.Contains("House 5", page, StringComparison.Ordinal);
        Assert.DoesNotContain("missing days: 365", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"k1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_of_a_plan_holds_the_whole_question()
    {
        var form = PlanForm.Read(
            "https://localhost/app/plan?medium=heat&asset=4&k1=Insulation&s1=30&c1=8000&l1=2&p1=A&k2=SetBack&s2=1.5&p2=A&k3=Tariff&s3=-10&f3=22&t3=6&p3=C&rate=5&growth=1&years=20&doubt=15&we=2&wm=0&wl=3");
        var question = form.Question(form.Medium("light"));

        Assert.Equal(("heat", 0.05, 0.01, 20, 0.15), (question.Medium, question.Rate, question.Escalation, question.Years, question.Doubt));
        Assert.Equal((2.0, 0.0, 3.0), (question.WeighEnergy, question.WeighMoney, question.WeighLife));
        Assert.Equal([4], question.AssetIds);
        Assert.Equal(["A", "C"], question.Packages.Select(package => package.Name));
        Assert.Equal(
            [new PlanMeasure(MeasureKind.Insulation, 30, 6, 8000, 2), new PlanMeasure(MeasureKind.SetBack, 1.5, 6, 1000, 0)], question.Packages[0].Measures);
        Assert.Equal([new PlanMeasure(MeasureKind.Tariff, -10, 6, 1000, 0) { FromHour = 22, ToHour = 6 }], question.Packages[1].Measures);
    }

    [Theory]
    [InlineData("?medium=light&k1=Led&s1=&c1=")]
    [InlineData("?medium=light&k1=Led")]
    public void A_field_that_was_emptied_shows_the_number_that_is_computed_with(string query)
    {
        var form = PlanForm.Read("https://localhost/app/plan" + query);
        var question = form.Question("light");
        var measure = Assert.Single(Assert.Single(question.Packages).Measures);

        Assert.Equal(
            (form.Text("s1"), form.Text("h1"), form.Text("c1"), form.Text("l1"), form.Text("f1"), form.Text("t1"), form.Text("rate")),
            (Written(measure.Strength), Written(measure.Hours), Written(measure.Cost), Written(measure.Life), Written(measure.FromHour), Written(measure.ToHour),
                Written(question.Rate * 100)));
        Assert.Equal("20", form.Text("s1"));

        static string Written(double number) => number.ToString(CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Values_out_of_range_in_a_shared_address_were_computed_with_as_others()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        const string Wrong = "/app/plan?medium=light&k1=Led&s1=150&c1=-5&s2=900&rate=much";
        var page = WebUtility.HtmlDecode(await visitor.Read(Wrong));

        Assert.Equal(["s1", "c1", "rate"], PlanForm.Read("https://localhost" + Wrong).Wrong);
        Assert.Equal(["rate"], PlanForm.Read("https://localhost/app/plan?medium=light&k1=Led&rate=1,5").Wrong);
        Assert.Contains("Measure 1, How much (%; set-back: degrees): 150 is no number from −100 to 100", page, StringComparison.Ordinal);
        Assert.Contains("Interest, % a year: much is no number from 0 to 50", page, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("is best by your weights", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_interval_of_a_saving_reached_beyond_all_that_is_used()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var all = new PlanOutcome("A", 156_030, 15_766, null, null, 0, null, null, null, null, null, null, 0, 1, []);

        Assert.Equal("156,030 (140,264 – 156,030)\u00a0kWh", SavingWords.Band(all with { MostKwh = 156_030 }));
        Assert.Equal("156,030\u00a0±\u00a015,766\u00a0kWh", SavingWords.Band(all));
    }

    [Fact]
    public void A_plan_of_so_many_places_that_no_note_holds_its_address_is_decided_without_it()
    {
        Assert.Equal("app/plan?medium=light&asset=1", PlanForm.NoteOf("app/plan?medium=light&asset=1"));
        Assert.Null(PlanForm.NoteOf("app/plan?medium=light" + string.Concat(Enumerable.Range(1000, 200).Select(id => $"&asset={id}"))));
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
