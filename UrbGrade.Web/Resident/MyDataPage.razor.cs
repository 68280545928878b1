using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Resident;

/// <summary>Who sees a person's data, a copy of it, and its erasure.</summary>
public sealed partial class MyDataPage(
    IOwnData data, IProfileConsents consents, ITenantSession session, ITenantRegistry tenants, NavigationManager navigation, IStringLocalizer<ResidentText> texts,
    IStringLocalizer<HelpText> help, IStringLocalizer<SharedText> shared)
{
    private IReadOnlyList<MeterAssignment> meters = [];
    private IReadOnlyList<ProfileConsent> agreed = [];
    private string? problem;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "erase")]
    private TypedAddress Typed { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "consent")]
    private ConsentChoice Consent { get; set; } = default!;

    private IStringLocalizer<ResidentText> T => texts;

    private bool IsResident => Context.User.IsInRole(AccountRole.Resident);

    protected override async Task OnInitializedAsync()
    {
        Typed ??= new TypedAddress();
        Consent ??= new ConsentChoice();
        Context.Response.Headers.CacheControl = "no-store";
        if (StaleForms.IsAnswered(Context))
            problem = shared["Form.Stale"];
        meters = await data.Meters(Context.RequestAborted);
        agreed = await consents.Mine(Context.RequestAborted);
    }

    private async Task Agree()
    {
        if ((Consent.Give ?? Consent.TakeBack) is { } meter)
            await consents.Set(meter, Consent.Give is not null, Context.RequestAborted);
        navigation.NavigateTo(MyAddress.Data);
    }

    private async Task Erase()
    {
        // Once begun it goes on, whether or not its reader waits.
        var result = await data.Erase(Typed.Email ?? "", CancellationToken.None);
        if (result.Outcome == AdministrationOutcome.Done)
        {
            await Context.SignOutAsync();
            navigation.NavigateTo("/");
        }
        else
        {
            problem = T[result.Outcome == AdministrationOutcome.Invalid ? "My.Data.EraseWrong" : "My.Data.EraseRefused"];
        }
    }

    private string Day(DateTimeOffset instant) => LocalTimes.Day(LocalTimes.LocalDay(
        instant, (session.CurrentTenantId is { } id ? tenants.Find(id)?.TimeZone : null) ?? "UTC"));

    /// <summary>What the button of a consent sends: the meter.</summary>
    public sealed class ConsentChoice
    {
        public string? Give { get; set; }

        public string? TakeBack { get; set; }
    }

    /// <summary>What the form of the erasure sends.</summary>
    public sealed class TypedAddress
    {
        public string? Email { get; set; }
    }
}
