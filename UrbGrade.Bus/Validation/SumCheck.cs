namespace UrbGrade.Bus.Validation;

/// <summary>Rule 9: intervals that a source delivers must add up to the register that it delivers beside them, and the meters below a meter to it.</summary>
internal static class SumCheck
{
    private const double Share = 0.01;
    private const double Steps = 2;

    /// <summary>Whether intervals agree with the register within one per cent or two steps of it, whichever is more.</summary>
    /// <param name="sum">Of the intervals.</param>
    /// <param name="difference">Of the register's states at their ends.</param>
    /// <param name="resolution">The smallest step of the register.</param>
    /// <param name="flow">What went through a meter that feeds in, whose difference is small where both ways nearly cancel out; 0 for others.</param>
    public static bool Agrees(double sum, double difference, double resolution, double flow = 0) =>
        Math.Abs(sum - difference) <= Math.Max(Share * Math.Max(Math.Abs(difference), flow), Steps * resolution);

    /// <summary>Whether the meters below a meter explain it, apart from what is lost on the way.</summary>
    /// <param name="children">Each over the same time as the parent.</param>
    /// <param name="leastLoss">Share of the parent that is lost at least, -1 to 1: below zero the children may count more.</param>
    /// <param name="mostLoss">Share of the parent that is lost at most, -1 to 1; null where they need not explain all of it.</param>
    /// <param name="resolution">The smallest step of any of the meters: two steps of each are no fault.</param>
    public static bool Balances(double parent, IReadOnlyCollection<double> children, double leastLoss, double? mostLoss, double resolution)
    {
        var below = children.Sum();
        var tolerated = Steps * resolution * (children.Count + 1);
        var share = Math.Abs(parent);
        return below <= parent - (leastLoss * share) + tolerated && (mostLoss is not { } most || below >= parent - (most * share) - tolerated);
    }
}
