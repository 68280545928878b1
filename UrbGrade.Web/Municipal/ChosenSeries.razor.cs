using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class ChosenSeries(IStringLocalizer<FindingText> texts)
{
    private static readonly SearchKeys Keys = new("Explore.Find", "Explore.Found", "Explore.FoundFirst", "Explore.FoundNone", "Explore.Add");

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

    /// <summary>Those that are not shown yet.</summary>
    private IEnumerable<NamedLink> Others => View.All.Except(Shown).Select(one => new NamedLink(ExploreCharts.Name(one, T), With(one)));

    private string NotDrawn => string.Join("; ", ExploreCharts.NotDrawn(View).Select(one => ExploreCharts.Name(one, T)));

    private string Without(ExploredSeries one) => ExploreAddress.Of(View, [.. Shown.Where(other => other != one).Select(other => other.Id)], IsNewest);

    private string With(ExploredSeries one) => ExploreAddress.Of(View, [.. Shown.Append(one).Select(other => other.Id)], IsNewest);
}
