using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>The intervals of one series without holes: each has a value or none, flags, and the rule and method behind them.</summary>
/// <param name="start">UTC start of the first interval, a multiple of the step.</param>
internal sealed class IntervalGrid(Instant start, Duration step, int count)
{
    private readonly double[] values = Nothing(count);
    private readonly VecFlags[] flags = new VecFlags[count];
    private readonly string[] rules = new string[count];
    private readonly string[] methods = new string[count];

    public Instant Start => start;

    public Duration Step => step;

    public int Count => count;

    /// <summary>Runs without a value, in order of time; estimation takes them up.</summary>
    public List<ValueGap> Gaps { get; } = [];

    public Instant At(int index) => start + (step * index);

    /// <summary>Of the interval that begins at an instant; below 0 or from <see cref="Count"/> on where it lies outside.</summary>
    public int IndexOf(Instant at) => (int)Math.Floor((at - start) / step);

    /// <summary>NaN where it is not known.</summary>
    public double Value(int index) => values[index];

    public VecFlags Flags(int index) => flags[index];

    /// <summary>One of <see cref="VecRule"/>, or empty.</summary>
    public string Rule(int index) => rules[index] ?? "";

    /// <summary>How an estimate was made; empty for measured values.</summary>
    public string Method(int index) => methods[index] ?? "";

    /// <summary>Whether the interval was measured and is not doubted.</summary>
    public bool IsActual(int index) => index >= 0 && index < count && (flags[index] & (VecFlags.Actual | VecFlags.Rejected)) == VecFlags.Actual;

    public void Set(int index, double value, VecFlags flag, string rule = "", string method = "") =>
        (values[index], flags[index], rules[index], methods[index]) = (value, flag, rule, method);

    /// <summary>Adds a flag and says which rule it comes from.</summary>
    public void Mark(int index, VecFlags flag, string rule)
    {
        flags[index] |= flag;
        rules[index] = rule;
    }

    private static double[] Nothing(int count)
    {
        var nothing = new double[count];
        Array.Fill(nothing, double.NaN);
        return nothing;
    }
}
