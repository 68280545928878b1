namespace UrbGrade.Modules.Prediction.Domain.Seasonal;

/// <summary>The value of the same slot one week before, the yardstick of all other models; where that is missing, of the latest week that has it.</summary>
internal sealed class SeasonalNaive : IForecastModel
{
    public string Name => "snaive";

    public bool TryForecast(ForecastSeries series, int origin, Span<double> into)
    {
        var load = series.Load.Before(origin);
        var week = series.Load.SlotsPerWeek;
        for (var lead = 0; lead < into.Length; lead++)
        {
            var at = origin + lead - week;
            while (at >= origin || (at >= 0 && double.IsNaN(load[at])))
            {
                at -= week;
            }

            if (at < 0)
            {
                return false;
            }

            into[lead] = load[at];
        }

        return true;
    }
}
