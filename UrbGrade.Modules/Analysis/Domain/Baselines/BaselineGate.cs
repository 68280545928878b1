using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>Whether data and model are good enough to measure savings by.</summary>
/// <remarks>Sources: CalTRACK 2.0, 2.2.1 (at most 37 days of 365 missing) and its hourly methods (90 % of the hours); ASHRAE Guideline 14-2014, 4.3.2.1
/// (CV(RMSE) 30 % and NMBE 10 % for hours, 15 % and 5 % for months); for days 25 % by custom.</remarks>
/// <param name="MostScatter">CV(RMSE), percent.</param>
/// <param name="MostBias">NMBE, percent.</param>
internal sealed record BaselineGate(double MostScatter, double MostBias)
{
    /// <summary>R2 of a model that tells more than a level.</summary>
    public const double LeastExplained = 0.1;

    private const int BaselineDays = 365;
    private const int MostMissingDays = 37;
    private const int NightDays = 90;
    private const int MostMissingNights = 9;
    private const double LeastOfSeason = 0.9;

    /// <summary>Limits for the hours of hourly models.</summary>
    public static BaselineGate Hours { get; } = new(30, 10);

    /// <summary>Limits for days, whatever the model.</summary>
    public static BaselineGate Days { get; } = new(25, 10);

    /// <summary>Limits for street lighting by the length of the night: those for months. The night is known for every day of the year, and lamps follow it: a
    /// season tells the others, so that 90 days with a tenth missing suffice.</summary>
    public static BaselineGate Nights { get; } = new(15, 5) { LeastDays = NightDays, MostMissing = MostMissingNights };

    /// <summary>Days of the period.</summary>
    public int LeastDays { get; private init; } = BaselineDays;

    /// <summary>Days that may be missing, of as many as there are at least; of a longer period as large a share.</summary>
    public int MostMissing { get; private init; } = MostMissingDays;

    /// <summary>Days that are missing, hour by hour, of the months by which an hourly model knows a month, where it is more than a tenth of them; null where
    /// none lacks as much.</summary>
    public static BaselineRefusal? CheckSeasons(UseHistory history)
    {
        for (var month = 1; month <= 12; month++)
        {
            var days = history.Days.Count(day => TimeOfWeekMonth.Knows(month, day.Day));
            var whole = (history.Hours ?? []).Count(hour => hour.IsWhole && TimeOfWeekMonth.Knows(month, hour.Day)) / 24.0;
            if (whole < LeastOfSeason * days)
            {
                return new BaselineRefusal(BaselineRefusalReason.TooMuchMissing, days - whole, (1 - LeastOfSeason) * days);
            }
        }

        return null;
    }

    /// <summary>All that speaks against the baseline; empty when it is accepted.</summary>
    /// <param name="periodDays">Days of the baseline's period.</param>
    /// <param name="wholeDays">Days of it whose use and temperature are known.</param>
    /// <param name="quality">Of the fitted model; null when none could be fitted.</param>
    public IReadOnlyList<BaselineRefusal> Check(int periodDays, int wholeDays, FitQuality? quality)
    {
        var refusals = new List<BaselineRefusal>();
        void Refuse(bool isRefused, BaselineRefusalReason reason, double found, double allowed)
        {
            if (isRefused)
            {
                refusals.Add(new BaselineRefusal(reason, found, allowed));
            }
        }

        var missing = Math.Max(MostMissing, periodDays * MostMissing / LeastDays);
        Refuse(periodDays < LeastDays, BaselineRefusalReason.PeriodTooShort, periodDays, LeastDays);
        Refuse(periodDays - wholeDays > missing, BaselineRefusalReason.TooMuchMissing, periodDays - wholeDays, missing);
        if (quality is null)
        {
            refusals.Add(new BaselineRefusal(BaselineRefusalReason.NoModel, 0, 1));
            return refusals;
        }

        Refuse(!(quality.CvRmse <= MostScatter), BaselineRefusalReason.TooMuchScatter, quality.CvRmse, MostScatter);
        Refuse(!(Math.Abs(quality.Nmbe) <= MostBias), BaselineRefusalReason.Biased, quality.Nmbe, MostBias);
        Refuse(!(quality.R2 >= LeastExplained) && quality.Slopes > 0, BaselineRefusalReason.ExplainsNothing, quality.R2, LeastExplained);
        return refusals;
    }
}
