namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What some votes say together, 0 (very bad) to 100 (very good).</summary>
/// <param name="Votes">How many; of fewer than 5 the rest is null.</param>
/// <param name="Shown">What is shown: of fewer than 30 votes drawn towards the mean of all.</param>
/// <param name="Mean">The mean of the votes alone.</param>
/// <param name="Margin">Half of the 95 % interval of the mean.</param>
public sealed record Opinion(int Votes, double? Shown, double? Mean, double? Margin)
{
    /// <summary>Votes below which nothing is told, as it would tell about single persons.</summary>
    public const int Fewest = 5;

    /// <summary>Votes below which what is shown is drawn towards the mean of all.</summary>
    public const int FewestTrusted = 30;

    /// <summary>No vote at all.</summary>
    public static Opinion None { get; } = new(0, null, null, null);

    /// <summary>The lower end of the interval, not below 0; null where it is unknown.</summary>
    public double? Low => Mean - Margin is { } low ? Math.Max(0, low) : null;

    /// <summary>The upper end of the interval, not above 100; null where it is unknown.</summary>
    public double? High => Mean + Margin is { } high ? Math.Min(100, high) : null;
}
