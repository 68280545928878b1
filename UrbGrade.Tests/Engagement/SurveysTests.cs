using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Retention;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Engagement.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Engagement;

public class SurveysTests : IAsyncLifetime
{
    private const string Code = "street-lighting";

    private EngagedTenant eibar = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ISurveys Surveys => eibar.Platform.Get<ISurveys>();

    private ISurveyAnswering Answering => eibar.Platform.Get<ISurveyAnswering>();

    public async ValueTask InitializeAsync()
    {
        eibar = await EngagedTenant.Create();
        BeStaff();
        await EngagedTenant.Done(Surveys.Save(null, Code, Form("How is the light?"), 0, Cancellation));
    }

    public ValueTask DisposeAsync() => eibar.DisposeAsync();

    [Fact]
    public async Task Answers_of_the_page_and_of_a_gateway_are_the_same_answers_and_the_same_figure()
    {
        await EngagedTenant.Done(Surveys.Publish(null, Code, Cancellation));
        var tag = (await Surveys.Find(Code, Cancellation))!.Entry.Tag;
        var place = await eibar.TagOf("P-1");
        eibar.Platform.Session.BecomeNobody();
        foreach (var mark in new[] { "5", "5", "4" })
        {
            var token = (await Answering.Start(tag, place, Cancellation))!;
            Assert.Null(await Answering.Answer(tag, token, "light_level", [mark], "en", Cancellation));
            Assert.Empty((await Answering.Send(tag, token, "eu", Cancellation))!);
        }

        await eibar.Tenant.Quantify(1, TestRequest.OfHeads("DSE04", "0.0.1", [.. new[] { "1", "2" }.Select((mark, at) =>
            ("477", When.Instant("2026-03-10T21:00:00Z").AddMinutes(at), new[] { ("answer_id", $"a{at}"), ("form", Code), ("light_level", mark) }))]));
        await eibar.Tenant.ComputePeriods();

        BeStaff();
        var results = (await Surveys.Answers(Code, null, Cancellation))!;
        Assert.Equal(5, results.Answers.Count);
        Assert.Equal(3.4, results.Questions[0].Mean!.Value, 9);
        Assert.Equal([("5", 2), ("4", 1), ("3", 0), ("2", 1), ("1", 1)], results.Questions[0].Counts.Select(count => (count.Key, count.Value)));
        var entry = Assert.Single(await Surveys.List(Cancellation));
        Assert.Equal((3, 3, 5), (entry.Started, entry.Sent, entry.Answers));
        Assert.Equal(entry.Answers, results.Entry.Answers);
        Assert.Equal([1, 1, 1, null, null], results.Answers.OrderBy(answer => answer.Version is null).Select(answer => answer.Version));
        var satisfaction = eibar.Tenant.PeriodKpi(PeriodKpiDefinitions.SurveySatisfaction, KpiResolution.Month, "2026-03-01")!;
        Assert.Equal((60.0, 5), (satisfaction.Value!.Value, satisfaction.ValidIntervals));
    }

    [Fact]
    public async Task Answers_from_the_sheet_of_a_building_or_a_street_are_kept_with_it()
    {
        await EngagedTenant.Done(Surveys.Publish(null, Code, Cancellation));
        await eibar.Tenant.Change(context =>
        {
            foreach (var asset in context.Set<AssetRow>())
            {
                (asset.Name, asset.Kind) = asset.Id == eibar.Tenant.AssetOf("477") ? ("Untzaga library", "library") : ("Parkvej 3", "house");
            }
        });
        var buildings = (await Surveys.Posters(Code, SurveyPlaceKind.Building, Cancellation))!;
        var streets = (await Surveys.Posters(Code, SurveyPlaceKind.Street, Cancellation))!;
        var any = (await Surveys.Posters(Code, null, Cancellation))!;
        Assert.Equal(["Untzaga library"], buildings.Places.Select(place => place.Name));
        Assert.Equal(["Untzaga"], streets.Places.Select(place => place.Name));
        Assert.Equal((SurveyPlaceKind.Post, "P-1", true), (any.Kind, any.Places[0].Mark, any.TakesAnswers));
        Assert.Empty((await Surveys.Posters(Code, SurveyPlaceKind.District, Cancellation))!.Places);
        Assert.Null(await Surveys.Posters("nothing", null, Cancellation));

        eibar.Platform.Session.BecomeNobody();
        string?[] scanned = [buildings.Places[0].Tag, streets.Places[0].Tag, any.Places[0].Tag, "n0p1ace0", null];
        foreach (var place in scanned)
        {
            var token = (await Answering.Start(streets.Tag, place, Cancellation))!;
            Assert.Null(await Answering.Answer(streets.Tag, token, "light_level", ["4"], "eu", Cancellation));
            Assert.Empty((await Answering.Send(streets.Tag, token, "eu", Cancellation))!);
        }

        var library = eibar.Tenant.Rows<AssetRow>().Single(asset => asset.Kind == "library").Code;
        Assert.Equal([library, "Untzaga", "P-1", Code, Code], Answers().OrderBy(answer => answer.Id).Select(answer => answer.Subject));
        BeStaff();
        var about = (await Surveys.Answers(Code, "Untzaga", Cancellation))!;
        Assert.Equal((1, 1, 5), (about.Answers.Count, about.Questions[0].Answered, about.Entry.Answers));
        Assert.Equal([library, "P-1", "Untzaga"], about.Places);
    }

    [Fact]
    public async Task A_survey_is_published_once_every_language_is_there_and_each_version_stays()
    {
        await EngagedTenant.Done(Surveys.Save(null, Code, Form("How is the light?") with { Title = new Dictionary<string, string> { ["en"] = "Light" } }, 1, Cancellation));
        var refused = await Surveys.Publish(null, Code, Cancellation);
        Assert.Equal((AdministrationOutcome.Invalid, "The title has no text in es, ca, eu, da."), (refused.Outcome, refused.Detail));
        await EngagedTenant.Done(Surveys.Save(null, Code, Form("How is the light?"), 2, Cancellation));
        await EngagedTenant.Done(Surveys.Publish(null, Code, Cancellation));
        await EngagedTenant.Done(Surveys.Publish(null, Code, Cancellation));
        var tag = (await Surveys.Find(Code, Cancellation))!.Entry.Tag;
        Assert.Equal((await Answering.Open(tag, null, Cancellation))!.TenantCode, await Answering.TenantCodeOf(tag, Cancellation));
        var token = (await Answering.Start(tag, null, Cancellation))!;
        await EngagedTenant.Done(Surveys.Save(null, Code, Form("How bright is it?"), 3, Cancellation));
        await EngagedTenant.Done(Surveys.Publish(null, Code, Cancellation));

        // Who has begun is asked on as before.
        Assert.Equal("How is the light?", (await Answering.Open(tag, token, Cancellation))!.Form.Questions[0].Title["en"]);
        Assert.Equal("How bright is it?", (await Answering.Open(tag, null, Cancellation))!.Form.Questions[0].Title["en"]);
        Assert.Equal([1, 2], eibar.Tenant.Rows<SurveyVersionRow>().Select(version => version.Number).Order());
        await using var database = eibar.Platform.Contexts.Read(TenantScope.Platform);
        Assert.Equal("Open, version 2, edit 4", database.Set<AuditRow>().Where(line => line.What == "engagement.survey").OrderBy(line => line.Id).Last().After);
    }

    [Fact]
    public async Task A_draft_that_was_edited_meanwhile_is_not_written_over()
    {
        await EngagedTenant.Done(Surveys.Save(null, Code, Form("Mine"), 1, Cancellation));
        var second = await Surveys.Save(null, Code, Form("Theirs"), 1, Cancellation);

        Assert.Equal(AdministrationOutcome.Invalid, second.Outcome);
        Assert.Contains("was written meanwhile, by operator@urbgrade.example", second.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_is_sent_once_and_goes_on_elsewhere_with_its_code()
    {
        var (tag, token) = await Started();
        Assert.Equal(["light_level"], await Answering.Send(tag, token, "en", Cancellation));
        Assert.Equal(AnswerProblem.NotOffered, await Answering.Answer(tag, token, "light_level", ["6"], "en", Cancellation));
        Assert.Null(await Answering.Answer(tag, token, "light_level", ["3"], "en", Cancellation));
        var code = (await Answering.Keep(tag, token, Cancellation))!;
        // As people write it off: in capitals, apart.
        var other = (await Answering.TakeUp(tag, $" {code[..5].ToUpperInvariant()} {code[5..]} ", Cancellation))!;
        Assert.False((await Answering.Open(tag, token, Cancellation))!.IsStarted);
        Assert.Null(await Answering.TakeUp(tag, code, Cancellation));
        Assert.Equal("3", (await Answering.Open(tag, other, Cancellation))!.Answers["light_level"]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Answering.Send(tag, other, "en", Cancellation)));

        Assert.Single(Answers());
        var sheet = Assert.Single(eibar.Tenant.Rows<SurveySheetRow>());
        Assert.Equal(("{}", true), (sheet.Answers, sheet.SentAt is not null));
        Assert.True((await Answering.Open(tag, other, Cancellation))!.IsSent);
    }

    [Fact]
    public async Task A_closed_survey_takes_no_answers()
    {
        var (tag, token) = await Started();
        await EngagedTenant.Done(Surveys.Close(null, Code, Cancellation));

        Assert.Equal(AnswerProblem.Closed, await Answering.Answer(tag, token, "light_level", ["3"], "en", Cancellation));
        Assert.Null(await Answering.Start(tag, null, Cancellation));
        Assert.Null(await Answering.Send(tag, token, "en", Cancellation));
        Assert.False((await Answering.Open(tag, token, Cancellation))!.TakesAnswers);
        Assert.Empty(Answers());
    }

    [Fact]
    public async Task Words_and_unfinished_sheets_go_and_marks_stay()
    {
        var (tag, token) = await Started();
        await Answering.Answer(tag, token, "light_level", ["2"], "en", Cancellation);
        await Answering.Answer(tag, token, "words", ["Ask me at home."], "en", Cancellation);
        await Answering.Send(tag, token, "en", Cancellation);
        await Answering.Start(tag, null, Cancellation);
        await eibar.Vote("P-1", "one", 4, "A lamp is out.");
        var kind = eibar.Platform.Get<IEnumerable<IStoredKind>>().Single(one => one.Kind == RetentionKind.Comments);
        Assert.Equal(0, await kind.Count(eibar.Tenant.Id, When.Instant("2026-03-01T00:00:00Z"), Cancellation));
        var before = When.Instant("2026-04-01T00:00:00Z");
        Assert.Equal(3, await kind.Count(eibar.Tenant.Id, before, Cancellation));

        while (await kind.Next(eibar.Tenant.Id, before, 500, Cancellation) is { } delete)
        {
            await eibar.Platform.Queue.Commit(delete, Cancellation);
        }

        Assert.Equal("""{"form":"street-lighting","language":"en","light_level":"2","version":"1"}""", Answers().Single().Fields);
        Assert.Equal("""{"campaign":"light-2026","language":"eu","score":"4"}""", eibar.Votes().Single().Fields);
        Assert.NotNull(Assert.Single(eibar.Tenant.Rows<SurveySheetRow>()).SentAt);
    }

    [Fact]
    public async Task A_survey_whose_answers_are_counted_without_reading_them_counts_each_once_and_nobody_elses()
    {
        var other = Code + "-2";
        await EngagedTenant.Done(Surveys.Save(null, other, Form("How is it now?"), 0, Cancellation));
        await eibar.Tenant.Change(context => context.AddRange(
            Answer("a1", 1, """{"form":"street-lighting","light_level":"2"}"""),
            Answer("a1", 2, """{"form":"street-lighting","light_level":"3"}"""),
            Answer("a2", 1, """{"form":"street-lighting","words":"a \u0022form\u0022:\u0022street-lighting-2\u0022"}"""),
            Answer("a3", 1, """{"form":"street-lighting-2","words":"a \"form\":\"street-lighting\""}"""),
            Answer("a4", 1, """{"form":"Street-lighting","platform":"street-lighting"}""")));

        var entries = await Surveys.List(Cancellation);
        Assert.Equal([(Code, 2), (other, 1)], entries.Select(entry => (entry.Code, entry.Answers)));
        foreach (var entry in entries)
        {
            Assert.Equal(entry.Answers, (await Surveys.Find(entry.Code, Cancellation))!.Entry.Answers);
            Assert.Equal(entry.Answers, (await Surveys.Answers(entry.Code, null, Cancellation))!.Answers.Count);
        }
    }

    [Fact]
    public async Task Staff_of_another_tenant_read_no_survey()
    {
        eibar.Platform.Session.IsPlatformAdministrator = true;
        var barcelona = await QuantifiedTenant.Create(eibar.Platform, "20");
        eibar.Platform.Session.BecomeOperator(barcelona.Id);

        Assert.Empty(await Surveys.List(Cancellation));
        Assert.Null(await Surveys.Find(Code, Cancellation));
        Assert.Null(await Surveys.Answers(Code, null, Cancellation));
        Assert.Null(await Surveys.Posters(Code, null, Cancellation));
        Assert.Equal(AdministrationOutcome.NotAllowed, (await Surveys.Publish("30", Code, Cancellation)).Outcome);
        Assert.Equal(AdministrationOutcome.NotFound, (await Surveys.Close(null, Code, Cancellation)).Outcome);
    }

    [Fact]
    public async Task A_form_that_breaks_a_rule_is_told_why()
    {
        var form = Form("Twice");
        var refused = await Surveys.Save(null, Code, form with { Questions = [form.Questions[0], form.Questions[0]] }, 1, Cancellation);
        Assert.Equal("Two questions have the key 'light_level'.", refused.Detail);
        refused = await Surveys.Save(null, Code, form with { Questions = [form.Questions[0] with { Key = "form" }] }, 1, Cancellation);
        Assert.Contains("A question's key is 'form'", refused.Detail, StringComparison.Ordinal);
        refused = await Surveys.Save(null, Code, form with { Questions = [form.Questions[0] with { Kind = QuestionKind.Choice }] }, 1, Cancellation);
        Assert.Contains("has 0 choices; it takes 2 to", refused.Detail, StringComparison.Ordinal);
    }

    private static SurveyForm Form(string question) => new(
        In("Street lighting"), In("Two questions."),
        [
            new("light_level", QuestionKind.Rating, In(question), new Dictionary<string, string>(), [], IsRequired: true),
            new("words", QuestionKind.Text, In("Anything else?"), new Dictionary<string, string>(), [], IsRequired: false),
        ]);

    private static Dictionary<string, string> In(string text) => SurveyForm.Languages.ToDictionary(language => language, _ => text);

    private async Task<(string Tag, string Token)> Started()
    {
        await EngagedTenant.Done(Surveys.Publish(null, Code, Cancellation));
        var tag = (await Surveys.Find(Code, Cancellation))!.Entry.Tag;
        return (tag, (await Answering.Start(tag, null, Cancellation))!);
    }

    private SiteRecordRow Answer(string key, int revision, string fields) => new()
    {
        TenantId = eibar.Tenant.Id, Kind = "survey_answer", Key = key, Revision = revision, Subject = "477", At = eibar.Platform.Clock.GetUtcNow(), Fields = fields,
    };

    private List<SiteRecordRow> Answers() => eibar.Tenant.Rows<SiteRecordRow>().FindAll(record => record.Kind == "survey_answer");

    private void BeStaff() => eibar.Platform.Session.BecomeOperator(eibar.Tenant.Id);
}
