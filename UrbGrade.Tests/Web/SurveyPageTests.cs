using System.Net;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Web;

public sealed class SurveyPageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    private const string Here = $"/s/{FictionalForms.Open}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_of_surveys_did_not_say_where_people_answer_one()
    {
        using var staff = await fixture.SignedIn("staff");
        var page = await staff.Read("/app/surveys");

        // The other one is closed.
        Assert.Equal(2, page.Split($"{Here}</a>").Length);
        Assert.Contains("Copy the address", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_survey_is_answered_one_question_a_page_checked_and_sent()
    {
        using var visitor = fixture.Visitor();
        await Sends(visitor, Here, $"{Here}?q=1", ("_handler", "start"));
        var first = await visitor.Read($"{Here}?q=1");
        Assert.Contains("Question 1 of 4", first, StringComparison.Ordinal);
        Assert.Contains("How is the light at night?", first, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web", first, StringComparison.Ordinal);
        await Sends(visitor, $"{Here}?q=1", $"{Here}?q=2", ("value", "4"), ("do", "next"));
        await Sends(visitor, $"{Here}?q=2", $"{Here}?q=3", ("value", "night"), ("value", "evening"), ("do", "next"));
        await Sends(visitor, $"{Here}?q=3", $"{Here}?q=4", ("value", "2,5"), ("do", "next"));
        await Sends(visitor, $"{Here}?q=4", $"{Here}?check", ("value", ""), ("do", "next"));

        var check = await visitor.Read($"{Here}?check");
        Assert.Contains("In the evening, At night", check, StringComparison.Ordinal);
        Assert.Contains("2.5", check, StringComparison.Ordinal);
        Assert.Contains("no answer", check, StringComparison.Ordinal);
        await Sends(visitor, $"{Here}?q=3&check=back", $"{Here}?check", ("value", "3"), ("do", "next"));
        await Sends(visitor, $"{Here}?check", $"{Here}?done");
        Assert.Contains("your answers are sent", await visitor.Read($"{Here}?done"), StringComparison.Ordinal);
        Assert.Contains("This browser has answered the survey already", await visitor.Read(Here), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_answer_is_told_above_and_at_its_field_and_stays_written()
    {
        using var visitor = fixture.Visitor();
        await Sends(visitor, Here, $"{Here}?q=1", ("_handler", "start"));
        using var answer = await visitor.Submit($"{Here}?q=3", null, ("value", "ninety"), ("do", "next"));
        var page = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("<title>Error: Street lighting", page, StringComparison.Ordinal);
        Assert.Contains($"""<a href="{Here}?q=3#answer-walks">Write a number, such as 3 or 2.5.</a>""", page, StringComparison.Ordinal);
        Assert.Contains("""value="ninety""", page, StringComparison.Ordinal);
        using var range = await visitor.Submit($"{Here}?q=3", null, ("value", "90"), ("do", "next"));
        Assert.Contains("Write a number from 0 to 70.", await range.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_comes_back_as_the_reader_writes_it_and_one_of_two_readings_is_refused()
    {
        const string Spanish = $"/es/s/{FictionalForms.Open}";
        using var visitor = fixture.Visitor();
        await Sends(visitor, Spanish, $"{Spanish}?q=1", ("_handler", "start"));
        await Sends(visitor, $"{Spanish}?q=3", $"{Spanish}?q=4", ("value", "7,5"), ("do", "next"));
        Assert.Contains("value=\"7,5\"", await visitor.Read($"{Spanish}?q=3"), StringComparison.Ordinal);
        using var refused = await visitor.Submit($"{Spanish}?q=3", null, ("value", "1.500"), ("do", "next"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("el número puede leerse de dos maneras", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
        Assert.Contains("value=\"7,5\"", await visitor.Read($"{Spanish}?q=3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_saved_goes_on_in_another_browser_once()
    {
        using var visitor = fixture.Visitor();
        await Sends(visitor, Here, $"{Here}?q=1", ("_handler", "start"));
        using var kept = await visitor.Submit($"{Here}?q=1", null, ("value", "2"), ("do", "keep"));
        var page = await kept.Content.ReadAsStringAsync(Cancellation);
        var code = page.Split("""<p class="code kept-code">""")[1].Split('<')[0];
        using var other = fixture.Visitor();
        await Sends(other, Here, $"{Here}?check", ("_handler", "take-up"), ("code", code));
        Assert.Contains("Bad", await other.Read($"{Here}?check"), StringComparison.Ordinal);
        using var third = fixture.Visitor();
        using var refused = await Submit(third, Here, ("_handler", "take-up"), ("code", code));
        Assert.Contains("A code works once.", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_survey_that_closes_while_it_is_saved_shows_no_empty_code()
    {
        using var visitor = fixture.Visitor();
        await Sends(visitor, Here, $"{Here}?q=1", ("_handler", "start"));
        fixture.Host.Forms.KeepsNothing = true;
        try
        {
            await Sends(visitor, $"{Here}?q=1", Here, ("value", "2"), ("do", "keep"));
        }
        finally
        {
            fixture.Host.Forms.KeepsNothing = false;
        }
    }

    [Fact]
    public async Task A_form_left_open_in_another_tab_was_answered_with_an_empty_page()
    {
        await using var host = await PageHost.Start("Staging");
        using var visitor = new PageClient(host.Address);
        await Sends(visitor, Here, $"{Here}?q=1", ("_handler", "start"));
        var otherTab = await visitor.Read($"/eu{Here}?q=1");
        await Sends(visitor, $"{Here}?q=1", $"{Here}?q=2", ("value", "4"), ("do", "next"));
        await Sends(visitor, $"{Here}?q=3", $"{Here}?q=4", ("value", "2"), ("do", "next"));
        await Sends(visitor, $"{Here}?check", $"{Here}?done");

        using var answer = await visitor.SubmitFrom(otherTab, $"/eu{Here}?q=1", ("value", "2"), ("do", "next"));
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<html lang=\"eu\"", page, StringComparison.Ordinal);
        Assert.Contains("Formulario hau jada ez dago hemen", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/eu{Here}?q=1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_for_another_browser_left_the_first_one_with_an_empty_page()
    {
        await using var host = await PageHost.Start("Staging");
        using var visitor = new PageClient(host.Address);
        await Sends(visitor, Here, $"{Here}?q=1", ("_handler", "start"));
        using var kept = await visitor.Submit($"{Here}?q=1", null, ("value", "2"), ("do", "keep"));
        var first = await kept.Content.ReadAsStringAsync(Cancellation);
        using var other = new PageClient(host.Address);
        await Sends(other, Here, $"{Here}?check", ("_handler", "take-up"), ("code", first.Split("""<p class="code kept-code">""")[1].Split('<')[0]));

        using var answer = await visitor.SubmitFrom(first, $"{Here}?q=1", ("value", "3"), ("do", "next"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This form is no longer here", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_still_open_leads_to_its_question()
    {
        using var visitor = fixture.Visitor();
        await Sends(visitor, Here, $"{Here}?q=1", ("_handler", "start"));
        using var sent = await visitor.Submit($"{Here}?check", null);
        var page = await sent.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains($"""<a href="{Here}?q=3&amp;check=back">Still to be answered: How many walks a week?</a>""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_survey_and_an_unknown_one_say_so()
    {
        using var visitor = fixture.Visitor();
        Assert.Contains("This survey is closed", await visitor.Read($"/s/{FictionalForms.Closed}"), StringComparison.Ordinal);
        using var unknown = await visitor.Get("/s/nothing0");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains("There is no survey of this address", await unknown.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_surveys_counts_answers_of_gateways_too()
    {
        using var visitor = await fixture.SignedIn("staff");
        Assert.Contains("<td class=\"number\" data-label=\"All answers, those of gateways too\">9</td>", await visitor.Read("/app/surveys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_surveys_did_not_say_which_share_of_those_started_was_sent()
    {
        using var visitor = await fixture.SignedIn("staff");
        Assert.Contains("75% of those started", await visitor.Read("/app/surveys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_read_answers_as_text_and_their_table_runs_no_formula()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = await visitor.Read("/app/surveys/street-lighting/answers");
        Assert.Contains("6 answered; the mean is 2.67", page, StringComparison.Ordinal);
        Assert.Contains("Started on the platform: 8, sent: 6", page, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;words&lt;/i&gt;", page, StringComparison.Ordinal);
        var csv = await visitor.Read("/api/opinions/surveys/street-lighting/answers.csv");
        Assert.StartsWith("sent,version,place,language,light_level,when,walks,words\r\n", csv, StringComparison.Ordinal);
        Assert.Contains(",2,SF-P-001,en,1,evening night,,'=2+5 <i>words</i>\r\n", csv, StringComparison.Ordinal);
        using var other = await fixture.SignedIn("other");
        using var hidden = await other.Get("/api/opinions/surveys/street-lighting/answers.csv", "text/csv");
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    [Fact]
    public async Task A_question_that_nobody_answered_said_0_answered_and_showed_zeros()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = await visitor.Read("/app/surveys/street-lighting/answers");

        Assert.Contains("No answer yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">0 answered", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_about_one_place_are_read_by_themselves()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = await visitor.Read("/app/surveys/street-lighting/answers?place=Carrer%20Fictici");

        Assert.Contains("About Carrer Fictici: 1.", page, StringComparison.Ordinal);
        Assert.Contains("answers.csv?place=Carrer%20Fictici", page, StringComparison.Ordinal);
        var csv = await visitor.Read("/api/opinions/surveys/street-lighting/answers.csv?place=Carrer%20Fictici");
        Assert.Contains("Carrer Fictici", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("SF-P-001", csv, StringComparison.Ordinal);
        Assert.Contains("No answer is about Nowhere", await visitor.Read("/app/surveys/street-lighting/answers?place=Nowhere"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_lamp_posts_had_sheets_and_no_building_or_street_a_survey_of_its_own()
    {
        using var visitor = await fixture.SignedIn("staff");
        Assert.Contains("href=\"/app/surveys/street-lighting/sheets\"", await visitor.Read("/app/surveys"), StringComparison.Ordinal);
        var posts = await visitor.Read("/app/surveys/street-lighting/sheets");
        Assert.Contains("SF-P-001", posts, StringComparison.Ordinal);

        var building = await visitor.Read("/app/surveys/street-lighting/sheets?of=Building");
        Assert.Equal(2, building.Split("class=\"poster\"").Length);
        Assert.Contains($"{fixture.Host.Address.ToString().TrimEnd('/')}{Here}?place=b1ue0000", building, StringComparison.Ordinal);
        var streets = await visitor.Read("/app/surveys/street-lighting/sheets?of=Street&part=2");
        Assert.Equal(11, streets.Split("class=\"poster\"").Length);
        Assert.Contains("Carrer 210", streets, StringComparison.Ordinal);
        Assert.Contains("There is no such place yet", await visitor.Read("/app/surveys/street-lighting/sheets?of=District"), StringComparison.Ordinal);
        Assert.Contains("The survey takes no answers now", await visitor.Read("/app/surveys/20/sheets"), StringComparison.Ordinal);
        using var unknown = await visitor.Get("/app/surveys/none/sheets");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Sheets_of_a_survey_are_printed_with_marks_where_they_are_cut()
    {
        using var visitor = await fixture.SignedIn("staff");
        Assert.Contains(
            "href=\"/api/opinions/surveys/street-lighting/sheets.pdf?of=Building\"", await visitor.Read("/app/surveys/street-lighting/sheets?of=Building"),
            StringComparison.Ordinal);
        var page = await visitor.Read("/api/opinions/surveys/street-lighting/sheets.html?of=Street&part=2");
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Equal((11, 41), (page.Split("class=\"poster\"").Length, page.Split("<i class=\"cut ").Length));
        using var unknown = await visitor.Get("/api/opinions/surveys/none/sheets.pdf");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var other = await visitor.Get("/api/opinions/surveys/street-lighting/sheets.doc");
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Fact]
    public async Task Who_scans_the_code_of_a_place_reads_that_the_answers_are_kept_with_it()
    {
        using var visitor = fixture.Visitor();

        Assert.Contains("Your answers are kept with the place", await visitor.Read($"{Here}?place=b1ue0000"), StringComparison.Ordinal);
        Assert.DoesNotContain("Your answers are kept with the place", await visitor.Read(Here), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_builder_shows_every_language_side_by_side()
    {
        using var visitor = await fixture.SignedIn("staff");
        var page = await visitor.Read("/app/surveys/street-lighting");

        foreach (var language in new[] { "en", "es", "ca", "eu", "da" })
        {
            Assert.Contains($"""lang="{language}" """, page, StringComparison.Ordinal);
        }

        Assert.Contains("Street lighting (eu)", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"stack\" lang=\"en\">", page, StringComparison.Ordinal);
    }

    private static async Task Sends(PageClient visitor, string path, string to, params (string, string)[] fields)
    {
        using var answer = await Submit(visitor, path, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.EndsWith(to, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A page with two forms has a field of each of the same name; the one that is given counts.</summary>
    private static async Task<HttpResponseMessage> Submit(PageClient visitor, string path, params (string Name, string Value)[] fields)
    {
        var page = await visitor.Read(path);
        return fields.FirstOrDefault(field => field.Name == "_handler") is { Value: { } handler }
            ? await visitor.SubmitFrom(FormOf(page, handler), path, [.. fields.Where(field => field.Name != "_handler")])
            : await visitor.SubmitFrom(page, path, fields);
    }

    private static string FormOf(string page, string handler) =>
        page.Split("<form").Single(form => form.Contains($"""name="_handler" value="{handler}""", StringComparison.Ordinal));
}
