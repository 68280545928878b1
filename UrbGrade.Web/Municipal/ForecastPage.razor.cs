using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Web.Api;
using UrbGrade.Web.Design;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class ForecastPage(IForecastQueries queries, NavigationManager navigation, TimeProvider clock, IStringLocalizer<ForecastText> texts)
{
    [Parameter]
    public string Key { get; set; } = "";

    [SupplyParameterFromQuery(Name = "resolution")]
    private string? ResolutionName { get; set; }

    private ForecastDetails? View { get; set; }

    private IStringLocalizer<ForecastText> T => texts;

    private ForecastResolution Resolution => ForecastAddress.Resolution(ResolutionName);

    private string Name => View!.Entry.IsDistrict ? $"{View.Entry.Place}: {ForecastSentences.Name(View.Entry, T)}" : View.Entry.Place;

    private string Colour => ForecastMeasures.Colour(View!.Entry.Medium);

    private StateKind Kind => View!.Entry.State switch
    {
        ForecastState.WorseThanLastWeek or ForecastState.Constant => StateKind.Partial,
        ForecastState.Silent => StateKind.Stale,
        _ => StateKind.NoData,
    };

    /// <summary>Of a forecast that is shown, the night that it is of where there should be a later one.</summary>
    private DateOnly? StaleSince => View!.Entry is { IsShown: true, Night: { } night } && ForecastSentences.IsStale(night, clock.GetUtcNow()) ? night : null;

    /// <summary>Nights that were played through, of those shown.</summary>
    private int Replayed => View!.Recent.Where(point => point.IsReplayed).Select(point => LocalTimes.LocalDay(point.From, View.Zone)).Distinct().Count();

    private IReadOnlyList<FilterPreset> Presets =>
    [
        new(T["Hours"], ForecastAddress.Page(Key, ForecastResolution.Hour), Resolution == ForecastResolution.Hour),
        new(T["Days"], ForecastAddress.Page(Key, ForecastResolution.Day), Resolution == ForecastResolution.Day),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (!IsAnother((Key, Resolution)))
            return;
        View = await ReadOnce(nameof(View), $"{(Key, Resolution)}", () => queries.Read(Key, Resolution, Asking));
        if (View is null)
            navigation.NotFound();
    }
}
