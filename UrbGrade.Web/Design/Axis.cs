namespace UrbGrade.Web.Design;

/// <summary>An axis between two round numbers, with round numbers evenly apart on it that never read alike.</summary>
/// <param name="First">The lowest mark, at or below the least value.</param>
/// <param name="Step">What lies between two marks: 1, 2 or 5 times a power of ten.</param>
/// <param name="Steps">At least one; the last mark is at or above the greatest value.</param>
/// <param name="Decimals">Digits after the decimal sign that a mark takes.</param>
public sealed record Axis(double First, double Step, int Steps, int Decimals)
{
    private const int MostSteps = 6;

    /// <summary>What calculating with fractions leaves over.</summary>
    private const double Dust = 1e-9;

    private static readonly double[] Round = [1, 2, 5];

    /// <summary>From the lowest up.</summary>
    public IEnumerable<double> Marks => Enumerable.Range(0, Steps + 1).Select(mark => First + (mark * Step));

    /// <summary>Where all is one value, the axis goes up from it.</summary>
    public static Axis Over(double least, double most)
    {
        if (!double.IsFinite(most - least))
            throw new ArgumentOutOfRangeException(nameof(most), most, "An axis goes from one number to another.");
        var top = most > least ? most : least + Math.Max(1, Math.Abs(least));
        for (var power = (int)Math.Floor(Math.Log10(top - least)) - 1; ; power++)
        {
            foreach (var digit in Round)
            {
                var step = digit * Math.Pow(10, power);
                var (first, last) = (Math.Floor((least / step) + Dust), Math.Ceiling((top / step) - Dust));
                if (last - first <= MostSteps)
                    return new(first * step, step, (int)Math.Max(1, last - first), Math.Max(0, -power));
            }
        }
    }

    /// <summary>How far up the axis a value lies, 0 to 1.</summary>
    public double Share(double value) => (value - First) / (Step * Steps);
}
