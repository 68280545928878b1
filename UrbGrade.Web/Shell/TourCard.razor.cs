using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Shell;

/// <summary>Shows the tour of somebody's role at the first visit, and any other that the address asks for.</summary>
public sealed partial class TourCard(IAccountWishes wishes, NavigationManager navigation, IStringLocalizer<TourText> texts) : IDisposable
{
    private Tour? tour;
    private string? account;
    private int step;

    /// <summary>Whether a narrow screen shows the steps; a wide one always does.</summary>
    private bool isTaken;

    private bool movesFocus;
    private ElementReference title;

    /// <summary>Kept from prerendering to the live page; null before it was asked.</summary>
    [PersistentState]
    public bool? IsAwaited { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Session { get; set; }

    private IStringLocalizer<TourText> T => texts;

    private string? Asked => QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query).TryGetValue(Tour.Parameter, out var name) ? name.ToString() : null;

    public void Dispose() => navigation.LocationChanged -= Follow;

    protected override async Task OnInitializedAsync()
    {
        navigation.LocationChanged += Follow;
        if (Session is null || (await Session).User is not { } user || user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
            return;
        account = id;
        IsAwaited ??= await wishes.AwaitsTour(id, CancellationToken.None);
        isTaken = Tour.Named(Asked) is not null;
        tour = Tour.Named(Asked) ?? (IsAwaited is true ? Tour.For(user.IsInRole) : null);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The button that was pressed is not shown any more.
        if (!movesFocus)
            return;
        movesFocus = false;
        await title.FocusAsync();
    }

    // Whoever goes on to another page keeps the step; the help page may ask for another tour.
    private void Follow(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(() =>
    {
        if (Tour.Named(Asked) is { } asked && asked != tour)
            (tour, step, isTaken) = (asked, 0, true);
        StateHasChanged();
    });

    private void Take() => (isTaken, movesFocus) = (true, true);

    private async Task End()
    {
        (tour, step, isTaken, IsAwaited) = (null, 0, false, false);
        if (account is not null)
            await wishes.EndTour(account, CancellationToken.None);
        if (Asked is not null)
            navigation.NavigateTo(navigation.GetUriWithQueryParameter(Tour.Parameter, (string?)null), replace: true);
    }
}
