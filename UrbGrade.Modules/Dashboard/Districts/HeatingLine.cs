namespace UrbGrade.Modules.Dashboard.Districts;

/// <summary>Energy of months as a straight line of their heating degree days.</summary>
/// <param name="KwhPerDegreeDay">What one K d more asks for.</param>
/// <param name="Fit">Coefficient of determination, 0 to 1.</param>
/// <remarks>The three-parameter heating model with its balance point fixed by the degree days: ASHRAE Guideline 14-2014, annex C. EVO, International
/// Performance Measurement and Verification Protocol, appendix B-2.2, takes a coefficient of determination of 0.75 as a reasonable least.</remarks>
internal sealed record HeatingLine(double KwhPerDegreeDay, double Fit)
{
    /// <summary>Months that a line needs.</summary>
    public const int FewestMonths = 9;

    /// <summary>K d of all months together below which a line says nothing about heating.</summary>
    public const double FewestDegreeDays = 100;

    private const double LeastFit = 0.75;

    /// <summary>Below it, differences are those of rounding.</summary>
    private const double Alike = 1e-12;

    /// <summary>Whether it may be used.</summary>
    public bool IsTrusted => KwhPerDegreeDay > 0 && Fit >= LeastFit;

    /// <summary>Fits months, each weighted by its days.</summary>
    /// <param name="months">Days, kWh and K d of each; whole months or parts.</param>
    /// <returns>Null where all months are alike.</returns>
    public static HeatingLine? Of(IReadOnlyList<(int Days, double Kwh, double DegreeDays)> months)
    {
        double days = months.Sum(month => month.Days);
        var (meanKwh, meanCold) = (months.Sum(month => month.Kwh) / days, months.Sum(month => month.DegreeDays) / days);
        double cold = 0, both = 0, use = 0;
        foreach (var month in months)
        {
            var (x, y) = ((month.DegreeDays / month.Days) - meanCold, (month.Kwh / month.Days) - meanKwh);
            cold += month.Days * x * x;
            both += month.Days * x * y;
            use += month.Days * y * y;
        }

        return cold > Alike * days && use > Alike * days * meanKwh * meanKwh ? new HeatingLine(both / cold, both * both / (cold * use)) : null;
    }
}
