using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Hosting;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Public;

/// <summary>One question at one place: a choice, and it is sent.</summary>
public sealed partial class VotePage(
    IVoting voting, NavigationManager navigation, IStringLocalizer<EngagementText> texts, IStringLocalizer<AccountText> forms)
{
    /// <summary>What tells the votes of one browser apart, for as long as one may come twice.</summary>
    private const string Cookie = "urbgrade.voter";

    private const int CookieBytes = 16;

    private const int MarkBytes = 6;

    private string? problem;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Parameter]
    public string? Language { get; set; }

    [Parameter]
    public string Tag { get; set; } = "";

    /// <summary>What became of the vote that was sent.</summary>
    [SupplyParameterFromQuery(Name = "thanks")]
    private string? Outcome { get; set; }

    /// <summary>In whose browser it was sent.</summary>
    [SupplyParameterFromQuery(Name = "of")]
    private string? Of { get; set; }

    /// <summary>What became of the vote, for whoever sent it: friends who get the address are asked, not thanked.</summary>
    private string? Thanks => Context.Request.Cookies[Cookie] is { } voter && Of == MarkOf(voter) ? Outcome : null;

    [SupplyParameterFromForm(FormName = "vote")]
    private Ballot Input { get; set; } = default!;

    private VotePlace? Place { get; set; }

    private IStringLocalizer<EngagementText> T => texts;

    private string Here => (Language is null ? "" : $"/{Language}") + $"/v/{Uri.EscapeDataString(Tag)}";

    private string ResultText => OpinionText.Of(Place!.Result, texts);

    protected override async Task OnInitializedAsync()
    {
        Input ??= new Ballot();
        // What is shown changes with every vote, and the token in the form is one browser's.
        Context.Response.Headers.CacheControl = "no-store";
        Place = await voting.Find(Tag, Context.RequestAborted);
        if (Place is null)
            Context.AnswerWith(StatusCodes.Status404NotFound);
        else if (StaleForms.IsAnswered(Context))
            problem = forms["Form.Stale"];
        if (Place?.State == VotingState.Open)
            Voter();
    }

    private async Task Cast()
    {
        var voter = Voter();
        var outcome = await voting.Cast(
            Tag, voter, ClientNetwork.Of(Context.Connection.RemoteIpAddress),
            new VoteDraft(Input.Score, Input.Comment, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), Context.RequestAborted);
        problem = outcome switch
        {
            VoteOutcome.Invalid => T["Vote.Missing"].Value,
            VoteOutcome.TooManyOfNetwork => T["Vote.TooManyOfNetwork"].Value,
            VoteOutcome.TooManyNow => T["Vote.TooManyNow"].Value,
            _ => null,
        };
        if (problem is not null)
        {
            Context.Response.StatusCode =
                outcome == VoteOutcome.Invalid ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests;
            return;
        }

        // Loading the thanks again votes for nothing.
        navigation.NavigateTo(Here + outcome switch
        {
            VoteOutcome.Counted => "?thanks=counted&of=" + MarkOf(voter),
            VoteOutcome.AlreadyVoted => "?thanks=again&of=" + MarkOf(voter),
            _ => "",
        });
    }

    private string Voter()
    {
        if (Context.Items[Cookie] is string set)
            return set;
        if (Context.Request.Cookies[Cookie] is { Length: > 0 and <= 64 } known)
            return known;
        var voter = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CookieBytes));
        Context.Items[Cookie] = voter;
        Context.Response.Cookies.Append(Cookie, voter, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Context.Request.IsHttps, MaxAge = TimeSpan.FromDays(2), IsEssential = true,
        });
        return voter;
    }

    private string MarkOf(string voter) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Tag}\n{voter}")).AsSpan(0, MarkBytes));

    private static string Day(DateOnly? day) => day is { } known ? LocalTimes.Day(known) : "";

    private static string Invariant(double share) => share.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>What the form sends.</summary>
    public sealed class Ballot
    {
        public int Score { get; set; }

        public string? Comment { get; set; }
    }
}
