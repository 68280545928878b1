using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Design;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class ExplorePage(
    IExplore explore, IStringLocalizer<FindingText> texts, IStringLocalizer<SavingsText> savings, IStringLocalizer<SharedText> shared)
{
    private int changes;

    [SupplyParameterFromQuery(Name = "a")]
    private string? First { get; set; }

    [SupplyParameterFromQuery(Name = "b")]
    private string? Second { get; set; }

    /// <summary>Series beside the two.</summary>
    [SupplyParameterFromQuery(Name = "c")]
    private string[]? More { get; set; }

    /// <summary>What a series to be added is searched by.</summary>
    [SupplyParameterFromQuery(Name = "find")]
    private string? Find { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    private ExploreView? View { get; set; }

    private IReadOnlyList<ExploredMark> Marks { get; set; } = [];

    private IStringLocalizer<FindingText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private ExploreRequest Asked => ExploreAddress.Read(First, Second, More ?? [], From, To);

    /// <summary>All that the view depends on; a request that holds a list is not compared by value.</summary>
    private string Question => $"{First}&{Second}&{string.Join(' ', More ?? [])}&{From}&{To}";

    private bool IsNewest => From is null && To is null;

    private bool IsEmpty => View!.Days.All(day => day.First is null && day.Second is null && day.More.All(value => value is null));

    /// <summary>Another one after each change of a note, so that the chart is read again.</summary>
    private string Source => changes == 0 ? ExploreAddress.Json(View!) : FormattableString.Invariant($"{ExploreAddress.Json(View!)}&changes={changes}");

    private string PanelTitle => ExploreCharts.Shown(View!) switch
    {
        [var one] => ExploreCharts.Name(one, T),
        [var one, var other] => $"{ExploreCharts.Name(one, T)} · {ExploreCharts.Name(other, T)}",
        var all => FormattableString.Invariant($"{ExploreCharts.Name(all[0], T)} + {all.Count - 1}"),
    };

    private IReadOnlyList<FilterPreset> Presets =>
    [
        Preset("Explore.Month", 30), Preset("Explore.Quarter", 90), Preset("Explore.Year", 365),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (IsAnother(Question))
            Show(await ReadOnce(nameof(View), Question, () => explore.Read(Asked, Asking)));
    }

    private async Task Reload()
    {
        Show(await Latest(explore.Read(Asked, Asking)));
        changes++;
    }

    private void Show(ExploreView? view)
    {
        View = view;
        Marks = View is { First: not null } ? ExploreMarks.Of(View, texts, savings) : [];
    }

    private FilterPreset Preset(string text, int days)
    {
        var from = View!.Last.AddDays(1 - days);
        return new FilterPreset(T[text], ExploreAddress.Of(View with { From = from }), from == View.From);
    }
}
