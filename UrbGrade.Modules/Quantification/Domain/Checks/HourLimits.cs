namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>What is believed of an hour of a series from a civil day on.</summary>
/// <param name="Most">An hour above is not believed; null where nothing is known.</param>
/// <param name="Review">An hour above is shown to a person.</param>
/// <param name="Usual">The mean hour.</param>
/// <param name="ZeroIsMissing">Whether the source writes zero where it has nothing.</param>
/// <param name="Estimates">Whether what is missing is estimated.</param>
/// <param name="Tolerance">Share by which heat may miss what its water carried; null for the usual one.</param>
internal sealed record HourLimits(
    DateOnly From, double? Most = null, double? Review = null, double? Usual = null, bool ZeroIsMissing = false, bool Estimates = true, double? Tolerance = null)
{
    /// <summary>Of series whose history says nothing yet.</summary>
    public static readonly HourLimits Unknown = new(DateOnly.MinValue);

    private const double MostFactor = 3;
    private const double ReviewFactor = 1.5;
    private const double High = 0.995;

    // Two days of hours: fewer say too little of what is usual.
    private const int FewestHours = 48;

    /// <summary>Those that hold on a day.</summary>
    /// <param name="limits">In order of their days.</param>
    public static HourLimits At(IReadOnlyList<HourLimits> limits, DateOnly day)
    {
        var holding = Unknown;
        foreach (var one in limits)
        {
            if (one.From > day)
            {
                break;
            }

            holding = one;
        }

        return holding;
    }

    /// <summary>Learns from past hours: three times the 99.5 % quantile of those above zero is too much, one and a half times is for review.
    /// Source: methods of Itron Enterprise Edition for high and low limits.</summary>
    /// <param name="past">Measured hours in any order; of a meter that feeds in their sizes.</param>
    /// <returns>Null where too few of them are above zero.</returns>
    public static HourLimits? Learn(DateOnly from, IEnumerable<double> past)
    {
        var positive = past.Where(hour => hour > 0).ToList();
        if (positive.Count < FewestHours)
        {
            return null;
        }

        var high = UrbGrade.Bus.Validation.Numbers.Quantile(positive, High);
        return new HourLimits(from, Rounded(MostFactor * high), Rounded(ReviewFactor * high), Rounded(positive.Average()));
    }

    /// <summary>Four digits are as exact as a limit is.</summary>
    private static double Rounded(double value) => double.Parse(
        value.ToString("G4", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
