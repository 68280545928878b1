using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Resident;

/// <summary>A page of a person about one of the own places, which stands in its address.</summary>
public abstract class MyPage(IResidentQueries queries, NavigationManager navigation, IStringLocalizer<ResidentText> texts) : ComponentBase
{
    [CascadingParameter]
    protected HttpContext? Context { get; set; }

    /// <summary>As text: whatever else stands there names no place, and is no failure of the page.</summary>
    [SupplyParameterFromQuery(Name = "place")]
    protected string? PlaceText { get; set; }

    protected IReadOnlyList<OwnPlace> Places { get; private set; } = [];

    /// <summary>Null for who has none.</summary>
    protected OwnPlace? Place { get; private set; }

    /// <summary>Whether there are figures to read.</summary>
    protected bool HasFigures => Place is { IsShared: false, LastDay: not null };

    protected IResidentQueries Queries => queries;

    protected IStringLocalizer<ResidentText> T => texts;

    protected CancellationToken Leaving => Context?.RequestAborted ?? CancellationToken.None;

    protected override async Task OnInitializedAsync()
    {
        // Of a person alone: nobody else keeps it.
        if (Context is not null)
            Context.Response.Headers.CacheControl = "no-store";
        Places = await queries.Places(Leaving);
        Place = string.IsNullOrEmpty(PlaceText) ? (Places is [var first, ..] ? first : null)
            : int.TryParse(PlaceText, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Places.FirstOrDefault(place => place.AssetId == id) : null;
        if (!string.IsNullOrEmpty(PlaceText) && Place is null)
            navigation.NotFound();
        else if (HasFigures)
            await Read(Place!);
    }

    /// <summary>Reads what the page shows of a place with figures.</summary>
    protected virtual Task Read(OwnPlace place) => Task.CompletedTask;
}
