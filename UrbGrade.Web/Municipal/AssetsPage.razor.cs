using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class AssetsPage(
    IAssetQueries queries, TimeProvider clock, IStringLocalizer<MunicipalText> texts, IStringLocalizer<SharedText> shared)
{
    [SupplyParameterFromQuery(Name = "month")]
    private string? Month { get; set; }

    /// <summary>The part of the map that is looked at, as the map itself writes it.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    private string? Look { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private AssetsView? View { get; set; }

    private IStringLocalizer<MunicipalText> T => texts;

    private IStringLocalizer<SharedText> Shared => shared;

    private PagePart Part => PagePart.Of(PageText, View!.Assets.Count);

    private IEnumerable<string> Origins =>
        View?.Assets.Select(asset => asset.Origin).OfType<string>().Distinct(StringComparer.Ordinal) ?? [];

    private IReadOnlyList<FilterPreset> Presets
    {
        get
        {
            if (View is null)
                return [];
            List<FilterPreset> presets = [Preset("Assets.Previous", View.Month.AddMonths(-1))];
            if (View.Latest is not { } latest)
                return presets;
            if (View.Month < latest)
                presets.Add(Preset("Assets.Next", View.Month.AddMonths(1)));
            presets.Add(new FilterPreset(T["Assets.Latest"], AddressOf(null), View.Month == latest));
            return presets;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = Month ?? "";
        if (IsAnother(asked))
            View = await ReadOnce(nameof(View), asked, () => AssetsView.Load(queries, Months.Read(Month), clock.GetUtcNow(), Asking));
    }

    private FilterPreset Preset(string text, DateOnly month) =>
        new(T[text, LocalTimes.Month(month)], AddressOf(month), false);

    private string AddressOf(DateOnly? month)
    {
        string?[] parts =
        [
            month is { } chosen ? $"month={Months.Write(chosen)}" : null, Look is { Length: > 0 } look ? $"view={Uri.EscapeDataString(look)}" : null,
        ];
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? "/app/places" : $"/app/places?{query}";
    }
}
