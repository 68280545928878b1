using UrbGrade.Modules.Prediction.Domain;

namespace UrbGrade.Modules.Prediction.Nights;

/// <summary>Adds up the hours of many series. An hour for which series of more than a tenth of the whole are missing is missing; smaller gaps are filled with
/// those of the weeks around, which serves the fit alone.</summary>
internal sealed class DistrictSum
{
    private const double MostMissing = 0.1;

    private DateOnly firstDay;
    private double[] sum = [];
    private double[] lacking = [];
    private double mean;

    public int Meters { get; private set; }

    public void Add(CivilSeries hours)
    {
        (firstDay, Meters) = (hours.FirstDay, Meters + 1);
        if (sum.Length == 0)
        {
            (sum, lacking) = (new double[hours.Length], new double[hours.Length]);
        }

        var filled = Outliers.Without(hours.Values).Values;
        bool[] measured = [.. filled.Select(double.IsFinite)];
        var first = Array.IndexOf(measured, true);
        if (first < 0 || !Gaps.FillBySeason(filled.AsSpan(first), hours.SlotsPerWeek))
        {
            return;
        }

        var own = filled.Skip(first).Average(Math.Abs);
        mean += own;
        for (var i = 0; i < filled.Length; i++)
        {
            sum[i] += i < first ? 0 : filled[i];
            lacking[i] += measured[i] ? 0 : own;
        }
    }

    /// <summary>NaN where missing.</summary>
    public CivilSeries Hours() => new(firstDay, 24, [.. sum.Select((value, i) => lacking[i] > MostMissing * mean ? double.NaN : value)]);
}
