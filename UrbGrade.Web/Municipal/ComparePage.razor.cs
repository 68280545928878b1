using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>Who uses more than others of the kind, and what that costs.</summary>
public sealed partial class ComparePage(IAssetQueries assets, TimeProvider clock, IStringLocalizer<CompareText> texts)
{
    private string? shown;

    [SupplyParameterFromQuery(Name = "month")]
    private string? MonthText { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "by")]
    private string? By { get; set; }

    private AssetsView? Month { get; set; }

    private CompareView? View { get; set; }

    private IStringLocalizer<CompareText> T => texts;

    private IEnumerable<string> Origins => Month?.Assets.Select(asset => asset.Origin).OfType<string>().Distinct(StringComparer.Ordinal) ?? [];

    private string Lead => View switch
    {
        { Ranked.Count: 0 } => T["Lead.None", LocalTimes.Month(Month!.Month)],
        { Usual: null } view => T["Lead.Few", view.Ranked.Count, LocalTimes.Month(Month!.Month)],
        { ExcessCost: { } cost } view => T[
            "Lead.Money", view.OutOfLine.Count, view.Ranked.Count, LocalTimes.Month(Month!.Month), Measures.Text(Quantity.EnergyKwh, view.ExcessKwh),
            Measures.Text(Quantity.Cost, cost, view.Currency)],
        var view => T["Lead", view!.OutOfLine.Count, view.Ranked.Count, LocalTimes.Month(Month!.Month), Measures.Text(Quantity.EnergyKwh, view.ExcessKwh)],
    };

    private IReadOnlyList<FilterPreset> Presets =>
        [.. View!.Kinds.Count < 2 ? [] : View.Kinds.Take(8).Select(kind => new FilterPreset(kind, Address(kind, View.By), kind == View.Kind))];

    protected override async Task OnParametersSetAsync()
    {
        var asked = string.Join('|', MonthText, Kind, By);
        if (shown == asked)
            return;
        shown = asked;
        Month = await AssetsView.Load(assets, Months.Read(MonthText), clock.GetUtcNow(), Leaving);
        View = CompareView.Of(Month, Kind, CompareAddress.Read(By));
    }

    private string Address(string? kind, ComparedBy by) => CompareAddress.Page(Month!.Month, kind, by);
}
