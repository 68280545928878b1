using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal.Board;

public sealed partial class PanelBody(
    IAssetQueries assets, IExplore explore, IForecastQueries forecasting, IPeriodFigures periods, IKpiCatalogue catalogue, TimeProvider clock,
    IStringLocalizer<BoardText> board, IStringLocalizer<SharedText> shared, IStringLocalizer<FindingText> findings, IStringLocalizer<ForecastText> forecasts,
    IStringLocalizer<MunicipalText> municipal, IStringLocalizer<SavingsText> savings)
{
    private const int MostLines = 6;

    private static readonly string[] Main = ["energy", "cost", "co2"];

    private bool isLoaded;
    private AssetDetails? asset;
    private AssetFilter filter = new(Quantity.EnergyKwh, default, default, Resolution.Day);
    private ExploreView? explored;
    private ForecastDetails? forecast;
    private ForecastResolution resolution;
    private KpiTableView? figures;

    /// <summary>Of the page that the panel is from.</summary>
    [Parameter, EditorRequired]
    public string Address { get; set; } = "";

    private string NameOf(PeriodFigure figure) =>
        KpiNames.CarrierBeside(figure) is { } medium ? $"{KpiNames.Of(figure)}, {municipal[$"Carrier.{medium}"]}" : KpiNames.Of(figure);

    private string Period => figures!.Length switch
    {
        PeriodLength.Hour => municipal["Kpi.HourOf", LocalTimes.Day(figures.Start), figures.Hour!.Value + 1],
        PeriodLength.Day => LocalTimes.Day(figures.Start),
        PeriodLength.Week => municipal["Kpi.WeekFrom", LocalTimes.Day(figures.Start)],
        PeriodLength.Month => LocalTimes.Month(figures.Start),
        _ => FormattableString.Invariant($"{figures.Start.Year}"),
    };

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother(Address))
            return;
        isLoaded = false;
        (asset, explored, forecast, figures) = (null, null, null, null);
        var page = PanelAddress.Read(Address);
        if (page.Asset is { } id)
            await LoadAsset(page, id);
        else if (page.IsExplored)
            explored = await Once(async () => Drawn(await explore.Read(page.Explored, Asking)));
        else if (page.Forecast is { } key)
            await LoadForecast(page, key);
        else if (page.Figures is var (scope, scopeId))
            figures = await Once(() => ReadFigures(page, scope, scopeId));
        isLoaded = true;
    }

    /// <summary>A panel reads one thing, and keeps of it no more than it shows: a page may have many.</summary>
    private Task<TValue> Once<TValue>(Func<Task<TValue>> read) => ReadOnce(Address, null, read);

    private async Task LoadAsset(PanelAddress page, int id)
    {
        asset = await Once(() => assets.Find(id, Asking));
        if (asset?.LastReadingAt is { } last)
        {
            filter = AssetFilter.Read(
                page["quantity"], page["from"], page["to"], page["resolution"], LocalTimes.LocalDay(last.AddTicks(-1), asset.TimeZone), asset.Quantities, page["last"]);
        }
    }

    private async Task LoadForecast(PanelAddress page, string key)
    {
        resolution = ForecastAddress.Resolution(page["resolution"]);
        forecast = await Once(async () => await forecasting.Read(key, resolution, Asking) is { } details
            ? details with { Points = [.. details.Points.Take(1)], Recent = [], Models = [] } : null);
    }

    private async Task<KpiTableView?> ReadFigures(PanelAddress page, KpiScope scope, int scopeId)
    {
        var length = AssetFilter.Length(page["period"]);
        var newest = await NewestReading.Of(assets, null, Asking);
        var today = LocalTimes.LocalDay(clock.GetUtcNow(), newest?.Zone ?? "UTC");
        if ((Days.Read(page["day"]) ?? (newest is null ? null : KpiTableView.Customary(length, newest.Day, today))) is not { } day)
            return null;
        var all = await KpiTableView.Load(periods, catalogue, scope, scopeId, length, day, today, Asking, WholeNumbers.Read(page["hour"]));
        return all with { Lines = [.. Chosen(all.Lines)] };
    }

    /// <summary>Of all carriers together, where that is known.</summary>
    private static IEnumerable<KpiLine> Chosen(IReadOnlyList<KpiLine> lines) => lines.Where(line => Main.Contains(line.Now.Code)).GroupBy(line => line.Now.Code)
        .SelectMany(same => same.Any(line => line.Now.Medium is null) ? same.Where(line => line.Now.Medium is null) : same).Take(MostLines);

    /// <summary>Without what only the page itself shows.</summary>
    private static ExploreView? Drawn(ExploreView? view) => view is null ? null : view with
    {
        All = ExploreCharts.Shown(view), Days = [.. view.Days.Select(day => day with { Hours = [] })], Link = null,
    };
}
