namespace UrbGrade.Modules.Prediction.Domain.Seasonal;

/// <summary>STL for the day and the week, exponential smoothing of what is left, and the last turn of the seasons added again.</summary>
/// <remarks>As R's <c>forecast::stlf</c> with an <c>msts</c> of both periods. Holidays are left out of the fit, and
/// forecast with the seasons of a Sunday.</remarks>
/// <param name="weeksOfFit">Weeks that a fit is used for.</param>
internal sealed class StlSmoothing(int weeksOfFit = 1) : IForecastModel
{
    /// <summary>Weeks that are decomposed: the weekly season is smoothed over 15.</summary>
    private const int MostWeeks = 12;
    private const int FewestWeeks = 3;

    private ExponentialSmoothing? fit;
    private int fittedAt;

    public string Name => "stl-ets";

    public bool TryForecast(ForecastSeries series, int origin, Span<double> into)
    {
        var week = series.Load.SlotsPerWeek;
        var from = Math.Max(0, origin - (MostWeeks * week));
        if (origin - from < FewestWeeks * week)
        {
            return false;
        }

        double[] values = [.. series.Load.Before(origin)[from..]];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = series.IsHoliday(from + i) ? double.NaN : values[i];
        }

        if (!Gaps.FillBySeason(values, week))
        {
            return false;
        }

        var split = SeasonalSplit.Of(values, [series.Load.SlotsPerDay, week]);
        if (fit is null || origin < fittedAt || origin - fittedAt >= weeksOfFit * week)
        {
            fit = ExponentialSmoothing.Choose(split.Adjusted);
            fittedAt = origin;
        }

        if (fit is null)
        {
            return false;
        }

        var state = fit.Run(split.Adjusted);
        for (var lead = 0; lead < into.Length; lead++)
        {
            var like = lead + (series.KindOfSlot(origin + lead) - series.Load.SlotOfWeek(origin + lead));
            into[lead] = fit.Ahead(state, lead + 1) + split.At(values.Length + (((like % week) + week) % week));
        }

        return true;
    }

    public void Save(BinaryWriter into)
    {
        into.Write(fit is not null);
        if (fit is { } fitted)
        {
            into.Write(fittedAt);
            into.Write(fitted.Kind.HasTrend);
            into.Write(fitted.Kind.IsDamped);
            into.Write(fitted.Kind.IsRelative);
            foreach (var number in (double[])[fitted.Alpha, fitted.Beta, fitted.Phi, fitted.Level, fitted.Slope, fitted.Aicc])
            {
                into.Write(number);
            }
        }
    }

    public void Load(BinaryReader from)
    {
        if (from.ReadBoolean())
        {
            fittedAt = from.ReadInt32();
            var kind = new SmoothingKind(from.ReadBoolean(), from.ReadBoolean(), from.ReadBoolean());
            fit = new ExponentialSmoothing(
                kind, from.ReadDouble(), from.ReadDouble(), from.ReadDouble(), from.ReadDouble(), from.ReadDouble(), from.ReadDouble());
        }
    }
}
