using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Web.Api;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

public sealed partial class ForecastsPage(IForecastQueries queries, TimeProvider clock, IStringLocalizer<ForecastText> texts)
{
    [SupplyParameterFromQuery(Name = "text")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? StateName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    private ForecastList? View { get; set; }

    private IStringLocalizer<ForecastText> T => texts;

    private ForecastFilter Asked => new(
        QualityAddress.Shortened(Text), Enum.TryParse<ForecastState>(StateName, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null, Page: WholeNumbers.Page(PageText));

    private int All => View!.Counts.Values.Sum();

    private int Shown => View!.Counts.GetValueOrDefault(ForecastState.Ready) + View.Counts.GetValueOrDefault(ForecastState.Constant);

    private DateOnly? FirstReady => View!.Series.Min(entry => entry.ReadyFrom);

    private DateOnly? StaleSince
    {
        get
        {
            var newest = View!.District.Concat(View.Series).Max(entry => entry.Night);
            return ForecastSentences.IsStale(newest, clock.GetUtcNow()) ? newest : null;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (IsAnother(Asked))
            View = await ReadOnce(nameof(View), $"{Asked}", () => queries.List(Asked, Asking));
    }
}
