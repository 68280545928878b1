using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Baselines;

/// <summary>Whether data and model are good enough to measure savings by.</summary>
/// <remarks>Sources: CalTRACK 2.0, 2.2.1 (at most 37 days of 365 missing); ASHRAE Guideline 14-2014, 4.3.2.1 (CV(RMSE) 30 % and NMBE 10 % for hours, 15 % and 5 %
/// for months); for days 25 % by custom.</remarks>
/// <param name="MostScatter">CV(RMSE), percent.</param>
/// <param name="MostBias">NMBE, percent.</param>
internal sealed record BaselineGate(double MostScatter, double MostBias)
{
    private const int BaselineDays = 365;
    private const int MostMissingDays = 37;
    private const double LeastExplained = 0.1;

    /// <summary>Limits for hourly models.</summary>
    public static BaselineGate Hours { get; } = new(30, 10);

    /// <summary>Limits for daily models.</summary>
    public static BaselineGate Days { get; } = new(25, 10);

    /// <summary>Limits for monthly models.</summary>
    public static BaselineGate Months { get; } = new(15, 5);

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

        Refuse(periodDays < BaselineDays, BaselineRefusalReason.PeriodTooShort, periodDays, BaselineDays);
        Refuse(periodDays - wholeDays > MostMissingDays, BaselineRefusalReason.TooMuchMissing, periodDays - wholeDays, MostMissingDays);
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
