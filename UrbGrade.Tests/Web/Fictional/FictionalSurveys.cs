using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Modules.Engagement.Domain;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Keeps drafts in memory, by the module's own rules.</summary>
internal sealed class FictionalSurveys(FictionalForms forms, ITenantSession session) : ISurveys
{
    private bool IsThere => session.CurrentTenantId == 2;

    public Task<IReadOnlyList<SurveyEntry>> List(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SurveyEntry>>(IsThere ? [.. forms.Surveys.Keys.Order(StringComparer.Ordinal).Select(Entry)] : []);

    public Task<SurveyDetails?> Find(string code, CancellationToken cancellation) => Task.FromResult(
        IsThere && forms.Surveys.TryGetValue(code, out var survey)
            ? new SurveyDetails(Entry(code), survey.Draft, survey.Edit, SurveyRules.Missing(survey.Draft), IsChanged: false) : null);

    public Task<AdministrationResult> Save(string? tenantCode, string code, SurveyForm form, int? basedOn, CancellationToken cancellation)
    {
        if (SurveyRules.Broken(form) is { } broken)
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.Invalid, broken));
        forms.Surveys.AddOrUpdate(
            code, _ => (form, 1, SurveyState.Draft, 0), (_, known) => known.Draft.ToJson() == form.ToJson() ? known : known with { Draft = form, Edit = known.Edit + 1 });
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }

    public Task<AdministrationResult> Publish(string? tenantCode, string code, CancellationToken cancellation)
    {
        if (SurveyRules.Missing(forms.Surveys[code].Draft) is [var first, ..])
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.Invalid, new Refusal("Survey.Incomplete", $"{first}")));
        forms.Surveys[code] = forms.Surveys[code] with { State = SurveyState.Open, Version = forms.Surveys[code].Version + 1 };
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }

    public Task<AdministrationResult> Close(string? tenantCode, string code, CancellationToken cancellation)
    {
        forms.Surveys[code] = forms.Surveys[code] with { State = SurveyState.Closed };
        return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
    }

    public Task<SurveyResults?> Answers(string code, string? place, CancellationToken cancellation)
    {
        SurveyAnswer[] answers =
        [
            .. Enumerable.Range(0, 6).Select(i => new SurveyAnswer(
                FictionalDistrict.LastReadingAt.AddHours(-i), i == 5 ? null : 2, i == 4 ? "Carrer Fictici" : "SF-P-001", "en",
                new Dictionary<string, string> { ["light_level"] = $"{1 + (i % 5)}", ["when"] = i % 2 == 0 ? "evening night" : "night", ["words"] = i == 0 ? "=2+5 <i>words</i>" : "fine" })),
        ];
        var about = place is null ? answers : Array.FindAll(answers, answer => answer.Place == place);
        return Task.FromResult(IsThere && forms.Surveys.ContainsKey(code)
            ? new SurveyResults(Entry(code), FictionalForms.Form, SurveyFigures.Of(FictionalForms.Form, about), about, FictionalDistrict.TimeZone)
            {
                Place = place, Places = ["Carrer Fictici", "SF-P-001"],
            }
            : null);
    }

    /// <summary>More streets than one part has.</summary>
    public Task<SurveyPosters?> Posters(string code, SurveyPlaceKind? kind, CancellationToken cancellation)
    {
        if (!IsThere || !forms.Surveys.TryGetValue(code, out var survey))
            return Task.FromResult<SurveyPosters?>(null);
        SurveyPlace[] places = kind switch
        {
            SurveyPlaceKind.Building => [new("b1ue0000", "The Blue Chair", null)],
            SurveyPlaceKind.Street => [.. Enumerable.Range(1, 210).Select(street => new SurveyPlace($"street{street:00}", $"Carrer {street}", null))],
            SurveyPlaceKind.District => [],
            _ => [new(FictionalVotes.Open, "Plaça Fictícia 1", "SF-P-001")],
        };
        return Task.FromResult<SurveyPosters?>(new SurveyPosters(
            FictionalForms.Open, survey.Draft.Title, "Sant Fictici", survey.State == SurveyState.Open, kind ?? SurveyPlaceKind.Post, places));
    }

    private SurveyEntry Entry(string code)
    {
        var survey = forms.Surveys[code];
        return new SurveyEntry(
            code, FictionalForms.Open, survey.Draft.Title, survey.State, survey.Version, "staff@urbgrade.example", FictionalDistrict.LastReadingAt, 8, 6, 9);
    }
}
