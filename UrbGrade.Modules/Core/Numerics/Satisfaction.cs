namespace UrbGrade.Modules.Core.Numerics;

/// <summary>Satisfaction from votes, 0 to 100.</summary>
/// <param name="Index">Mean of the votes; each is the mean of its items, <c>(v - 1) / 4 * 100</c> of a mark from 1 to 5.</param>
/// <param name="Margin">Half of the 95 % interval: <c>1.96 s / sqrt(n)</c>; null for one vote.</param>
/// <param name="Shown">What is shown: below 30 votes drawn towards the mean of all places, <c>(n x + 20 m) / (n + 20)</c>.</param>
/// <param name="Votes">How many; below 5 nothing is shown.</param>
internal readonly record struct Satisfaction(double Index, double? Margin, double Shown, int Votes)
{
    private const int FewestShown = 5;
    private const int FewestTrusted = 30;
    private const double PriorVotes = 20;
    private const double Satisfied = 75;

    /// <summary>Whether so few voted that the figure would tell about single persons.</summary>
    public bool IsHidden => Votes < FewestShown;

    /// <summary>One vote's score from its marks, 1 to 5; at least one.</summary>
    public static double Score(params ReadOnlySpan<double> marks)
    {
        double sum = 0;
        foreach (var mark in marks)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(mark, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(mark, 5);
            sum += (mark - 1) / 4 * 100;
        }

        return sum / marks.Length;
    }

    /// <summary>Null without a vote.</summary>
    /// <param name="scores">Of one place, 0 to 100; one vote for each voter, place and day.</param>
    /// <param name="meanOfAll">Mean of the votes of all places.</param>
    public static Satisfaction? Of(IReadOnlyCollection<double> scores, double meanOfAll)
    {
        if (scores.Count == 0)
        {
            return null;
        }

        var n = scores.Count;
        var mean = scores.Average();
        var deviation = Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / (n - 1));
        return new Satisfaction(
            mean, n == 1 ? null : 1.96 * deviation / Math.Sqrt(n), n < FewestTrusted ? Shrunk(mean, n, meanOfAll) : mean, n);
    }

    /// <summary>Share of the votes with the upper two of five marks, per cent; null without a vote.</summary>
    /// <param name="scores">Of one place, 0 to 100.</param>
    public static double? SatisfiedShare(IReadOnlyCollection<double> scores) =>
        scores.Count == 0 ? null : 100.0 * scores.Count(score => score >= Satisfied) / scores.Count;

    /// <summary>A mean of few votes, drawn towards that of all places.</summary>
    public static double Shrunk(double mean, int votes, double meanOfAll) => ((votes * mean) + (PriorVotes * meanOfAll)) / (votes + PriorVotes);
}
