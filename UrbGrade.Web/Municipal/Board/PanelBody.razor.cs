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

    /// <summary>Of all carriers together, where that is known.</summary>
    private IEnumerable<KpiLine> Shown => figures!.Lines.Where(line => Main.Contains(line.Now.Code)).GroupBy(line => line.Now.Code)
        .SelectMany(same => same.Any(line => line.Now.Medium is null) ? same.Where(line => line.Now.Medium is null) : same).Take(MostLines);

    private string NameOf(PeriodFigure figure) =>
        figure.Medium is { } medium ? $"{KpiNames.Of(figure)}, {municipal[$"Carrier.{medium}"]}" : KpiNames.Of(figure);

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
            explored = await Latest(explore.Read(page.Explored, Asking));
        else if (page.Forecast is { } key)
            forecast = await Latest(forecasting.Read(key, resolution = ForecastAddress.Resolution(page["resolution"]), Asking));
        else if (page.Figures is var (scope, scopeId))
            await LoadFigures(page, scope, scopeId);
        isLoaded = true;
    }

    private async Task LoadAsset(PanelAddress page, int id)
    {
        asset = await Latest(assets.Find(id, Asking));
        if (asset?.LastReadingAt is { } last)
        {
            filter = AssetFilter.Read(
                page["quantity"], page["from"], page["to"], page["resolution"], LocalTimes.LocalDay(last.AddTicks(-1), asset.TimeZone), asset.Quantities, page["last"]);
        }
    }

    private async Task LoadFigures(PanelAddress page, KpiScope scope, int scopeId)
    {
        var length = AssetFilter.Length(page["period"]);
        var newest = await Latest(NewestReading.Of(assets, null, Asking));
        var today = LocalTimes.LocalDay(clock.GetUtcNow(), newest?.Zone ?? "UTC");
        if ((Days.Read(page["day"]) ?? (newest is null ? null : KpiTableView.Customary(length, newest.Day, today))) is { } day)
            figures = await Latest(KpiTableView.Load(periods, catalogue, scope, scopeId, length, day, today, Asking, WholeNumbers.Read(page["hour"])));
    }
}
