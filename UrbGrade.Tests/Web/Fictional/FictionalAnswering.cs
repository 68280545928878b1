using System.Collections.Concurrent;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Modules.Engagement.Domain;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Keeps sheets in memory, by the module's own rules.</summary>
internal sealed class FictionalAnswering(FictionalForms forms) : ISurveyAnswering
{
    private const string Prefix = "code-";

    public Task<SurveySheet?> Open(string tag, string? token, CancellationToken cancellation)
    {
        var isStarted = forms.Sheets.TryGetValue(token ?? "", out var sheet);
        return Task.FromResult(tag is FictionalForms.Open or FictionalForms.Closed
            ? new SurveySheet(
                "20", "Sant Fictici", FictionalForms.Form, tag == FictionalForms.Open, isStarted, isStarted && sheet.IsSent,
                isStarted ? sheet.Answers : new Dictionary<string, string>())
            : null);
    }

    public Task<string?> TenantCodeOf(string tag, CancellationToken cancellation) =>
        Task.FromResult(tag is FictionalForms.Open or FictionalForms.Closed ? "20" : null);

    public Task<string?> Start(string tag, string? placeTag, CancellationToken cancellation)
    {
        var token = Guid.NewGuid().ToString("n");
        forms.Sheets[token] = (new ConcurrentDictionary<string, string>(), false);
        return Task.FromResult(tag == FictionalForms.Open ? token : null);
    }

    public Task<AnswerProblem?> Answer(string tag, string token, string question, IReadOnlyList<string> values, string language, CancellationToken cancellation)
    {
        var (problem, text) = AnswerRules.Check(FictionalForms.Form.Questions.Single(one => one.Key == question), values, language);
        if (problem is null && text.Length > 0)
            forms.Sheets[token].Answers[question] = text;
        else if (problem is null)
            forms.Sheets[token].Answers.TryRemove(question, out _);
        return Task.FromResult(problem);
    }

    public Task<string?> Keep(string tag, string token, CancellationToken cancellation)
    {
        if (forms.KeepsNothing)
            return Task.FromResult<string?>(null);
        var code = Guid.NewGuid().ToString("n")[..10];
        forms.Sheets[Prefix + code] = forms.Sheets[token];
        return Task.FromResult<string?>(code);
    }

    public Task<string?> TakeUp(string tag, string code, CancellationToken cancellation)
    {
        var token = Guid.NewGuid().ToString("n");
        if (!forms.Sheets.TryRemove(Prefix + code.Replace(" ", "", StringComparison.Ordinal), out var kept))
            return Task.FromResult<string?>(null);

        // It goes on in one browser.
        foreach (var own in forms.Sheets.Where(sheet => ReferenceEquals(sheet.Value.Answers, kept.Answers)).Select(sheet => sheet.Key))
        {
            forms.Sheets.TryRemove(own, out _);
        }

        forms.Sheets[token] = kept;
        return Task.FromResult<string?>(token);
    }

    public Task<IReadOnlyList<string>?> Send(string tag, string token, string language, CancellationToken cancellation)
    {
        var sheet = forms.Sheets[token];
        string[] open = [.. FictionalForms.Form.Questions.Where(question => question.IsRequired && !sheet.Answers.ContainsKey(question.Key)).Select(question => question.Key)];
        if (open.Length == 0)
            forms.Sheets[token] = sheet with { IsSent = true };
        return Task.FromResult<IReadOnlyList<string>?>(open);
    }
}
