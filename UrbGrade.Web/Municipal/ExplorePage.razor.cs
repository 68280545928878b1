using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class ExplorePage(IExplore explore, IStringLocalizer<FindingText> texts, IStringLocalizer<SharedText> shared)
{
    [SupplyParameterFromQuery(Name = "a")]
    private string? First { get; set; }

    [SupplyParameterFromQuery(Name = "b")]
    private string? Second { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    private ExploreView? View { get; set; }

    private IReadOnlyList<ExploredMark> Marks { get; set; } = [];

    private IStringLocalizer<FindingText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private ExploreRequest Asked => new(Number(First), Number(Second), Days.Read(From), Days.Read(To));

    private IReadOnlyList<FilterPreset> Presets =>
    [
        Preset("Explore.Month", 30), Preset("Explore.Quarter", 90), Preset("Explore.Year", 365),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (IsAnother(Asked))
            Show(await ReadOnce(nameof(View), $"{Asked}", () => explore.Read(Asked, Asking)));
    }

    private async Task Reload() => Show(await Latest(explore.Read(Asked, Asking)));

    private void Show(ExploreView? view)
    {
        View = view;
        Marks = View is { First: not null } ? ExploreMarks.Of(View, texts) : [];
    }

    private FilterPreset Preset(string text, int days)
    {
        var from = View!.Last.AddDays(1 - days);
        return new FilterPreset(T[text], ExploreCharts.Address(View with { From = from }), from == View.From);
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
