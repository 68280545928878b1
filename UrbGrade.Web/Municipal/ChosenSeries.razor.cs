using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class ChosenSeries(IStringLocalizer<FindingText> texts)
{
    private const int MostFound = 10;

    /// <summary>With a series at least.</summary>
    [Parameter, EditorRequired]
    public ExploreView View { get; set; } = default!;

    /// <summary>Whether the page goes on with the newest readings, as no days are named.</summary>
    [Parameter]
    public bool IsNewest { get; set; }

    /// <summary>Words of a name that is searched for.</summary>
    [Parameter]
    public string? Find { get; set; }

    private IStringLocalizer<FindingText> T => texts;

    private IReadOnlyList<ExploredSeries> Shown => ExploreCharts.Shown(View);

    private string[] Words => Find?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Those that are not shown yet.</summary>
    private IReadOnlyList<ExploredSeries> Found => [.. View.All.Except(Shown).Where(one => Words.All(word => IsIn(ExploreCharts.Name(one, T), word)))];

    private string Said => Found.Count switch
    {
        0 => T["Explore.FoundNone"],
        > MostFound and var count => T["Explore.FoundFirst", MostFound, count],
        var count => T["Explore.Found", count],
    };

    private string NotDrawn => string.Join("; ", ExploreCharts.NotDrawn(View).Select(one => ExploreCharts.Name(one, T)));

    private string Without(ExploredSeries one) => ExploreAddress.Of(View, [.. Shown.Where(other => other != one).Select(other => other.Id)], IsNewest);

    private string With(ExploredSeries one) => ExploreAddress.Of(View, [.. Shown.Append(one).Select(other => other.Id)], IsNewest);

    private static bool IsIn(string name, string word) =>
        CultureInfo.CurrentCulture.CompareInfo.IndexOf(name, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
