using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Api.V1;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Public;

/// <summary>One question a page, back, check, send; without an account and without scripts.</summary>
/// <remarks>The pattern of the GOV.UK Design System: question pages, check answers, error summary.</remarks>
public sealed partial class SurveyPage(
    ISurveyAnswering surveys, NavigationManager navigation, IStringLocalizer<EngagementText> texts, IStringLocalizer<AccountText> forms)
{
    private string? problem;
    private string? typed;
    private string? keptCode;
    private IReadOnlyList<string> open = [];

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Parameter]
    public string? Language { get; set; }

    [Parameter]
    public string Tag { get; set; } = "";

    /// <summary>From 1; as text, since what is no number asks no question and is no failure of the page.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    private string? NumberText { get; set; }

    private int? Number => int.TryParse(NumberText, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [SupplyParameterFromQuery(Name = "check")]
    private string? Check { get; set; }

    [SupplyParameterFromQuery(Name = "done")]
    private string? Done { get; set; }

    /// <summary>Where somebody was asked, from the post's page.</summary>
    [SupplyParameterFromQuery(Name = "place")]
    private string? Place { get; set; }

    private SurveySheet? Sheet { get; set; }

    private IStringLocalizer<EngagementText> T => texts;

    private static string Reader => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private string Cookie => $"urbgrade.s.{Tag}";

    private string? Token => Context.Request.Cookies[Cookie] is { Length: > 0 and <= 64 } token ? token : null;

    private string Here => (Language is null ? "" : $"/{Language}") + $"/s/{Uri.EscapeDataString(Tag)}";

    private string Origin => SemanticsEndpoints.Origin(Context.Request);

    private bool IsCheck => Check is not null && Sheet!.IsStarted;

    /// <summary>Comes from the list of answers and goes back there.</summary>
    private bool IsChange => Number is not null && Check == "back";

    private SurveyQuestion? Current =>
        Sheet is { IsStarted: true } sheet && Number is { } number && number >= 1 && number <= sheet.Form.Questions.Count ? sheet.Form.Questions[number - 1] : null;

    private string AskedAddress => Context.Request.Path + Context.Request.QueryString.ToUriComponent();

    private string BackAddress => IsChange ? $"{Here}?check" : Number > 1 ? QuestionAddress(Number.Value - 1) : Here;

    protected override async Task OnInitializedAsync()
    {
        Context.Response.Headers.CacheControl = "no-store";
        Sheet = await surveys.Open(Tag, Token, Context.RequestAborted);
        if (Sheet is null)
            Context.AnswerWith(StatusCodes.Status404NotFound);
        else if (StaleForms.IsAnswered(Context))
            problem = forms["Form.Stale"];
    }

    private async Task Start()
    {
        if (Sheet is not { IsStarted: true })
        {
            var place = Context.Request.Form["place"].ToString();
            if (await surveys.Start(Tag, place.Length > 0 ? place : null, Context.RequestAborted) is not { } token)
            {
                navigation.NavigateTo(Here);
                return;
            }

            Remember(token);
        }

        navigation.NavigateTo(QuestionAddress(1));
    }

    private async Task TakeUp()
    {
        if (await surveys.TakeUp(Tag, Context.Request.Form["code"].ToString(), Context.RequestAborted) is { } token)
        {
            Remember(token);
            navigation.NavigateTo($"{Here}?check");
            return;
        }

        problem = T["Survey.CodeWrong"];
        Context.AnswerWith(StatusCodes.Status422UnprocessableEntity);
    }

    private async Task Answer()
    {
        if (Current is not { } question || Token is not { } token)
        {
            navigation.NavigateTo(Here);
            return;
        }

        string[] values = [.. Context.Request.Form["value"].OfType<string>()];
        var isKept = Context.Request.Form["do"] == "keep";
        var wrong = await surveys.Answer(Tag, token, question.Key, values, Reader, Context.RequestAborted);
        if (wrong == AnswerProblem.Closed)
        {
            navigation.NavigateTo(Here);
        }
        else if (wrong is { } found && !(isKept && found == AnswerProblem.Missing))
        {
            (problem, typed) = (SurveyWords.Wrong(found, question, texts), string.Join(' ', values));
            Context.AnswerWith(StatusCodes.Status422UnprocessableEntity);
        }
        else if (isKept)
        {
            // Nothing is kept where the survey was closed in between.
            if (await surveys.Keep(Tag, token, Context.RequestAborted) is not { } code)
            {
                navigation.NavigateTo(Here);
                return;
            }

            (typed, keptCode) = (string.Join(' ', values), Spaced(code));
        }
        else
        {
            navigation.NavigateTo(IsChange || Number == Sheet!.Form.Questions.Count ? $"{Here}?check" : QuestionAddress(Number!.Value + 1));
        }
    }

    private async Task Send()
    {
        if (Token is not { } token || await surveys.Send(Tag, token, Reader, Context.RequestAborted) is not { } missing)
        {
            navigation.NavigateTo(Here);
            return;
        }

        if (missing.Count == 0)
        {
            navigation.NavigateTo($"{Here}?done");
            return;
        }

        open = missing;
        Context.AnswerWith(StatusCodes.Status422UnprocessableEntity);
    }

    private void Remember(string token) => Context.Response.Cookies.Append(Cookie, token, new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Context.Request.IsHttps, MaxAge = TimeSpan.FromDays(90), IsEssential = true,
    });

    private string QuestionAddress(int number, bool toCheck = false) => FormattableString.Invariant($"{Here}?q={number}{(toCheck ? "&check=back" : "")}");

    private int NumberOf(string key) => Sheet!.Form.Questions.ToList().FindIndex(question => question.Key == key) + 1;

    private string TitleOf(string key) => SurveyForm.In(Sheet!.Form.Questions[NumberOf(key) - 1].Title, Reader);

    /// <summary>An answer as the person gave it.</summary>
    private string Words(SurveyQuestion question) => Sheet!.Answers.GetValueOrDefault(question.Key) is not { } text
        ? T["Survey.NoAnswer"]
        : SurveyWords.Of(question, text, Reader, texts);

    /// <summary>The answer so far as it stands in its field: a number as the reader writes it.</summary>
    private string? Written(SurveyQuestion question) => Sheet!.Answers.GetValueOrDefault(question.Key) is not { } text ? null
        : question.Kind == QuestionKind.Number ? SurveyWords.Of(question, text, Reader, texts) : text;

    /// <summary>In groups that one can write down.</summary>
    private static string Spaced(string code) => string.Join(' ', code.Chunk(5).Select(part => new string(part)));
}
