using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Account;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Administration;

public sealed partial class UserAccounts(
    IUserDirectory users, IInvitations invitations, ITenantSession session, ReaderZone zone, IDialogService dialogs, NavigationManager navigation,
    IStringLocalizer<AdministrationText> texts, IStringLocalizer<RefusalText> refusals)
{
    /// <summary>Roles that are chosen and not given yet: the arrow keys go through a list one by one.</summary>
    private readonly Dictionary<string, string> chosenRoles = new(StringComparer.Ordinal);

    private ElementReference status;
    private AccountLink? link;
    private string? done;
    private string? problem;
    private string email = "";
    private string name = "";
    private string role = AccountRole.Staff;

    /// <summary>Whose accounts; null for all in the session's reach.</summary>
    [Parameter]
    public string? TenantCode { get; set; }

    /// <summary>Address of the page that shows them.</summary>
    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    /// <summary>Number of the page of accounts, as its address has it.</summary>
    [Parameter, EditorRequired]
    public string? PageText { get; set; }

    private IReadOnlyList<UserEntry>? Users { get; set; }

    private PagePart Part => PagePart.Of(PageText, Users!.Count);

    private IStringLocalizer<AdministrationText> T => texts;

    private IEnumerable<string> Choices =>
    [
        .. NeedsTenant ? [] : RoleNames.OfTenants,
        .. session.IsPlatformAdministrator && TenantCode is null ? (string[])[AccountRole.PlatformAdministrator] : [],
    ];

    /// <summary>Whether people of a tenant cannot be invited, as none is chosen.</summary>
    private bool NeedsTenant => TenantCode is null && session.CurrentTenantId is null;

    /// <summary>Which tenant an invitation is of, told to whoever may choose between tenants.</summary>
    private TenantInfo? ChosenTenant => TenantCode is null && session is { IsPlatformAdministrator: true, CurrentTenantId: { } id } ? Registry.Find(id) : null;

    protected override async Task OnInitializedAsync()
    {
        role = NeedsTenant ? AccountRole.PlatformAdministrator : AccountRole.Staff;
        Users = await ReadOnce(nameof(Users), TenantCode, Read);
    }

    private async Task<IReadOnlyList<UserEntry>> Read() =>
        [.. (await Latest(users.List(Asking))).Where(user => TenantCode is null || user.TenantCode == TenantCode)];

    private async Task Invite()
    {
        var invited = await invitations.Invite(
            new UserInvitation(email.Trim(), role, TenantCode, name.Trim() is { Length: > 0 } given ? given : null), CancellationToken.None);
        await Show(invited.Result, T["Users.InvitedDone", email.Trim()], invited);
        if (invited.Token is not null)
            (email, name) = ("", "");
    }

    private async Task NewLink(UserEntry user)
    {
        var made = await invitations.NewLink(user.Email, CancellationToken.None);
        await Show(made.Result, T["Users.LinkDone", user.DisplayName], made);
    }

    private string? RoleOf(UserEntry user) => chosenRoles.GetValueOrDefault(user.Email) ?? (user.Roles is [var held, ..] ? held : null);

    private async Task SetRole(UserEntry user)
    {
        if (RoleOf(user) is not { } role)
            return;
        await Show(await users.SetRole(user.Email, role, CancellationToken.None), T["Users.RoleDone", user.DisplayName, T[RoleNames.Of(role)]]);
        if (problem is null)
            chosenRoles.Remove(user.Email);
    }

    private async Task Unlock(UserEntry user) =>
        await Show(await users.Unlock(user.Email, CancellationToken.None), T["Users.UnlockDone", user.DisplayName]);

    private async Task Enable(UserEntry user) =>
        await Show(await users.SetDisabled(user.Email, false, CancellationToken.None), T["Users.EnableDone", user.DisplayName]);

    private async Task Disable(UserEntry user)
    {
        if (await ConfirmDialog.Ask(dialogs, T["Users.DisableOf", user.DisplayName], T["Users.DisableBody"], T["Users.Disable"]))
            await Show(await users.SetDisabled(user.Email, true, CancellationToken.None), T["Users.DisableDone", user.DisplayName]);
    }

    private async Task ShowHeld(UserEntry user)
    {
        if (await PersonDialog.Show(dialogs, T["Person.HeldOf", user.DisplayName], user.Email) is { } erased)
        {
            (link, problem, done) = (null, null, T["Person.Erased", erased.Pseudonym!]);
            Users = await Read();

            // The line whose button opened the dialog is gone.
            await Focus(status);
        }
    }

    private async Task RemoveFactor(UserEntry user)
    {
        if (await ConfirmDialog.Ask(dialogs, T["Users.RemoveFactorOf", user.DisplayName], T["Users.RemoveFactorBody"], T["Users.RemoveFactor"]))
            await Show(await users.RemoveSecondFactor(user.Email, CancellationToken.None), T["Users.RemoveFactorDone", user.DisplayName]);
    }

    private async Task Show(AdministrationResult result, string done, AccountLink? link = null)
    {
        var isDone = result.Outcome is AdministrationOutcome.Done;
        this.link = isDone ? link : null;
        this.done = isDone ? done : null;
        problem = isDone ? null : refusals.Of(result);
        Users = await Read();

        // The button that was pressed may be there no more; whoever is refused goes on where that was.
        if (isDone)
            await Focus(status);
    }

    private string Address(string token) => AccountLinkPage.Address(navigation.BaseUri, token);

    private string Day(DateTimeOffset instant) => zone.Day(instant);
}
