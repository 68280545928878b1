namespace UrbGrade.Bus.Validation;

/// <summary>How fast a register can plausibly count.</summary>
internal static class UsualRate
{
    private const double Quantile = 0.995;
    private const double Factor = 3;

    // Two days of hours: fewer say too little of what is usual.
    private const int LeastRates = 48;

    /// <summary>The smaller of what fuse or contract allow and three times the 99.5 % quantile of past positive rates; per hour.</summary>
    public static double Cap(IReadOnlyList<RegisterRead> reads, MeterTraits traits)
    {
        var rates = new List<double>(reads.Count);
        for (var i = 1; i < reads.Count; i++)
        {
            if (Between(reads[i - 1], reads[i]) is var rate and > 0 && rate <= traits.MostPerHour)
                rates.Add(rate);
        }

        if (rates.Count < LeastRates)
            return traits.MostPerHour;
        rates.Sort();
        return Math.Min(traits.MostPerHour, Factor * rates[(int)(Quantile * (rates.Count - 1))]);
    }

    /// <summary>Per hour; negative where the register went back.</summary>
    public static double Between(in RegisterRead from, in RegisterRead to) => (to.Value - from.Value) / (to.At - from.At).TotalHours;
}
