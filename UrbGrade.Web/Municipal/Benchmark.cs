namespace UrbGrade.Web.Municipal;

/// <summary>What is usual among some values: the middle half of them, and the fences beyond which a value is out of line.</summary>
/// <remarks>Source: J. W. Tukey, Exploratory Data Analysis (1977): fences lie one and a half times the height of the middle half beyond it.</remarks>
/// <param name="Members">Values that it stands on.</param>
public sealed record Benchmark(int Members, double Low, double Median, double High)
{
    /// <summary>Fewer say nothing of what is usual.</summary>
    public const int Fewest = 8;

    private const double Reach = 1.5;

    /// <summary>Above it a value is out of line.</summary>
    public double HighFence => High + (Reach * (High - Low));

    /// <summary>Below it a value is out of line.</summary>
    public double LowFence => Low - (Reach * (High - Low));

    /// <summary>Null of too few values.</summary>
    public static Benchmark? Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length < Fewest ? null : new Benchmark(sorted.Length, Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75));
    }

    /// <summary>Where a value stands.</summary>
    public Standing Of(double value) => value > HighFence ? Standing.High : value < LowFence ? Standing.Low : Standing.Usual;

    /// <summary>Between neighbours in a straight line (type 7 of Hyndman and Fan, 1996).</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }
}
