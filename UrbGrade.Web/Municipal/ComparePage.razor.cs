using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>Who uses more than others of the kind, and what that costs.</summary>
public sealed partial class ComparePage(IAssetQueries assets, IPeriodFigures figures, TimeProvider clock, IStringLocalizer<CompareText> texts)
{
    [SupplyParameterFromQuery(Name = "month")]
    private string? MonthText { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "by")]
    private string? By { get; set; }

    [SupplyParameterFromQuery(Name = "medium")]
    private string? MediumText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private CompareView? View { get; set; }

    private IStringLocalizer<CompareText> T => texts;

    private PagePart Part => PagePart.Of(PageText, View!.Ranked.Count);

    private bool HasPlaces => View is { Ranked.Count: > 0 } or { Left.Count: > 0 };

    private IEnumerable<ComparedAsset> All => View?.Ranked.Concat(View.Left) ?? [];

    private IEnumerable<string> Origins => All.Select(one => one.Asset.Origin).OfType<string>().Distinct(StringComparer.Ordinal);

    private string Lead => View switch
    {
        { Ranked.Count: 0 } => T["Lead.None", LocalTimes.InMonth(View!.Month)],
        { Usual: null } view => T["Lead.Few", view.Ranked.Count, LocalTimes.InMonth(View!.Month)],
        { ExcessCost: { } cost } view => T[
            "Lead.Money", view.OutOfLine.Count, view.Ranked.Count, LocalTimes.InMonth(View!.Month), Measures.Text(Quantity.EnergyKwh, view.ExcessKwh),
            Measures.Text(Quantity.Cost, cost, view.Currency)],
        var view => T["Lead", view!.OutOfLine.Count, view.Ranked.Count, LocalTimes.InMonth(View!.Month), Measures.Text(Quantity.EnergyKwh, view.ExcessKwh)],
    };

    private IReadOnlyList<FilterPreset> Presets =>
        View!.Kinds.Count < 2 ? [] :
        [
            .. View.Kinds.Take(8).Select(kind => new FilterPreset(AssetKinds.Of(kind), Address(kind, View.By), kind == View.Kind)),
            new FilterPreset(T["Kind.All"], Address(null, View.By), View.Kind is null),
        ];

    /// <summary>Which places are compared with each other.</summary>
    private string Among => View switch
    {
        { Kinds: [var only] } => T["Among.Only", AssetKinds.Of(only)],
        { Kind: { } kind } => T["Among.Kind", AssetKinds.Of(kind)],
        _ => T["Among.All"],
    };

    protected override async Task OnParametersSetAsync()
    {
        var asked = (MonthText, MediumText, Kind, By);
        if (!IsAnother(asked))
            return;
        View = await ReadOnce(nameof(View), $"{asked}", async () => await CompareView.Load(
            figures, await AssetsView.Load(assets, Months.Read(MonthText), clock.GetUtcNow(), Asking), CompareAddress.ReadMedium(MediumText), Kind, CompareAddress.Read(By), Asking));
    }

    private string Address(string? kind, ComparedBy by) => CompareAddress.Page(View!.Month, View.Medium, kind, by);
}
