using MathNet.Numerics.Distributions;
using UrbGrade.Modules.Analysis.Domain.Baselines;

namespace UrbGrade.Modules.Analysis.Domain.Savings;

/// <summary>Avoided energy after an intervention: what the baseline says would have been used, less what was.</summary>
/// <param name="Days">Days on which both are known.</param>
/// <param name="CounterfactualKwh">Sum of the baseline over these days.</param>
/// <param name="ObservedKwh">Sum measured on these days.</param>
/// <param name="BandKwh">Half of the interval around the savings.</param>
internal sealed record MeteredSavings(int Days, double CounterfactualKwh, double ObservedKwh, double BandKwh)
{
    private const double DaysOfMonth = 30;

    /// <summary>Where the polynomial is highest; it would fall again, and below 0 after fourteen years.</summary>
    private const double MostMonths = 0.03535 / (2 * 0.00024);

    /// <summary>Savings that a model of the whole facility can see at all, percent of its use.</summary>
    private const double LeastVisible = 10;

    public double SavedKwh => CounterfactualKwh - ObservedKwh;

    /// <summary>Percent of what would have been used; null where that is 0.</summary>
    public double? SavedPercent => CounterfactualKwh == 0 ? null : 100 * SavedKwh / CounterfactualKwh;

    /// <summary>Whether the interval lies on one side of 0.</summary>
    public bool IsSignificant => Math.Abs(SavedKwh) > BandKwh;

    /// <summary>Whether they are more than about 10 % of use, below which IPMVP option C asks for other means.</summary>
    public bool IsLargeEnough => Math.Abs(SavedPercent ?? 0) >= LeastVisible;

    /// <summary>Savings by a baseline; null without a day on which both are known.</summary>
    /// <param name="reported">Days after the intervention.</param>
    /// <param name="confidence">Of the interval, 0 to 1.</param>
    public static MeteredSavings? Of(IBaselineModel baseline, UseHistory reported, double confidence = 0.9)
    {
        var expected = baseline.Expected(reported);
        double counterfactual = 0, observed = 0;
        var days = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            if (reported.Days[i].IsWhole && !double.IsNaN(expected[i]))
            {
                counterfactual += expected[i];
                observed += reported.Days[i].EnergyKwh;
                days++;
            }
        }

        return days == 0 ? null : new MeteredSavings(days, counterfactual, observed, Band(baseline.Quality, days, confidence));
    }

    /// <summary>Half of the interval around savings, kWh: fractional savings uncertainty with correlated residuals.</summary>
    /// <remarks>Source: ASHRAE Guideline 14-2014, annex B, with the polynomial of X. Sun and J. Baltazar for daily models, as CalTRACK 2.0, 4.3 has it:
    /// <c>t (-0.00024 m^2 + 0.03535 m + 1.00286) CV sqrt((n / n') (1 + 2 / n') / m_obs) E</c>, where <c>n' = n (1 - r) / (1 + r)</c>, m is the number of
    /// months reported, m_obs the days reported, and E what the baseline uses in as many days: the guideline takes savings as a share of the baseline over the
    /// time reported. CV is the RMSE over the baseline's mean, so that CV E is the RMSE times m_obs, whether energy is taken in or, by a net meter, given out.
    /// CalTRACK's implementation takes the energy of the whole baseline, which is the same for a year reported after a year.</remarks>
    public static double Band(FitQuality baseline, int days, double confidence)
    {
        var months = Math.Min(days / DaysOfMonth, MostMonths);
        var t = StudentT.InvCDF(0, 1, Math.Max(baseline.Count - baseline.Slopes, 1), 1 - ((1 - confidence) / 2));
        var independent = baseline.Count * (1 - baseline.Autocorrelation) / (1 + baseline.Autocorrelation);
        var spread = Math.Sqrt(baseline.Count / independent * (1 + (2 / independent)) / days);
        return t * ((-0.00024 * months * months) + (0.03535 * months) + 1.00286) * baseline.Rmse * spread * days;
    }
}
