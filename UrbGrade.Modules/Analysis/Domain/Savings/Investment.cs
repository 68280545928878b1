using MathNet.Numerics.RootFinding;

namespace UrbGrade.Modules.Analysis.Domain.Savings;

/// <summary>What a measure costs once and saves every year.</summary>
/// <param name="Cost">At the start, in the currency of the savings, greater than 0.</param>
/// <param name="FirstYearSaving">At the end of the first year.</param>
/// <param name="Rate">Interest that the money could earn otherwise, each year; 0.04 is 4 %.</param>
/// <param name="Escalation">By how much the saving grows each year, such as with the price of energy.</param>
/// <param name="Years">How long the measure lasts, at least 1.</param>
internal sealed record Investment(double Cost, double FirstYearSaving, double Rate, double Escalation, int Years)
{
    private const double LeastReturn = -0.999;
    private const double MostReturn = 100;

    /// <summary>Net present value: <c>-C + sum of S (1 + e)^(t - 1) / (1 + r)^t</c>.</summary>
    public double NetPresentValue => ValueAt(Rate);

    /// <summary>The interest at which the net present value is 0; null where there is none between -99.9 % and 10000 %.</summary>
    public double? InternalRateOfReturn =>
        Cost > 0 && FirstYearSaving > 0 && Brent.TryFindRoot(ValueAt, LeastReturn, MostReturn, 1e-12, 1000, out var root) ? root : null;

    /// <summary>Cost over the first year's saving, years; null without a saving.</summary>
    public double? StaticPayback => FirstYearSaving > 0 ? Cost / FirstYearSaving : null;

    /// <summary>Years until the savings, growing but not discounted, have paid the cost; null where they never do.</summary>
    public double? Payback => PaybackAt(0);

    /// <summary>Years until the discounted savings have paid the cost; null where they never do.</summary>
    public double? DiscountedPayback => PaybackAt(Rate);

    private double SavingOf(int year) => FirstYearSaving * Math.Pow(1 + Escalation, year - 1);

    private double ValueAt(double rate)
    {
        var value = -Cost;
        for (var year = 1; year <= Years; year++)
        {
            value += SavingOf(year) / Math.Pow(1 + rate, year);
        }

        return value;
    }

    /// <summary>Within the year in which the cost is paid, savings come evenly.</summary>
    private double? PaybackAt(double rate)
    {
        var open = Cost;
        for (var year = 1; year <= Years; year++)
        {
            var saving = SavingOf(year) / Math.Pow(1 + rate, year);
            if (saving >= open && saving > 0)
            {
                return year - 1 + (open / saving);
            }

            open -= saving;
        }

        return null;
    }
}
