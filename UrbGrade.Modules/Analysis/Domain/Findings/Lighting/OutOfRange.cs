using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Finds voltage outside of 210 to 250 V, and a power factor below 0.9 while lamps burn, for more than three hours.</summary>
/// <remarks>Limits as the open tool slightlimon has them.</remarks>
internal static class OutOfRange
{
    private const double LeastVolt = 210;
    private const double MostVolt = 250;
    private const double LeastFactor = 0.9;
    private const double FewestHours = 3;

    /// <summary>Values of a voltage or of a power factor.</summary>
    /// <param name="values">As steps whose number is no power but a voltage, V.</param>
    public static IEnumerable<Found> Voltage(IReadOnlyList<LoadStep> values) => Runs(values, value => value is < LeastVolt or > MostVolt, value => value > 1)
        .Select(run => Tell(FindingKind.Voltage, values, run, value => value < LeastVolt ? (LeastVolt - value) / 10 : (value - MostVolt) / 10, "V"));

    /// <param name="values">As steps whose number is no power but a power factor, 0 to 1.</param>
    /// <param name="burns">Whether lamps burn at an instant: what is idle has no power factor to speak of.</param>
    public static IEnumerable<Found> PowerFactor(IReadOnlyList<LoadStep> values, Func<long, bool> burns) =>
        Runs(values, value => Math.Abs(value) < LeastFactor, _ => true, step => burns(step.Middle))
            .Select(run => Tell(FindingKind.PowerFactor, values, run, value => (LeastFactor - Math.Abs(value)) / 0.1, "1"));

    private static IEnumerable<List<int>> Runs(
        IReadOnlyList<LoadStep> values, Func<double, bool> isOut, Func<double, bool> isSupplied, Func<LoadStep, bool>? counts = null)
    {
        var run = new List<int>();
        for (var i = 0; i <= values.Count; i++)
        {
            if (i < values.Count && counts?.Invoke(values[i]) == false)
            {
                continue;
            }

            if (i < values.Count && isSupplied(values[i].Watt) && isOut(values[i].Watt)
                && (run.Count == 0 || counts is not null || values[i].Start - values[run[^1]].End < LocalCalendar.Hour))
            {
                run.Add(i);
                continue;
            }

            if (run.Sum(at => values[at].Hours) >= FewestHours)
            {
                yield return run;
            }

            run = [];
        }
    }

    private static Found Tell(FindingKind kind, IReadOnlyList<LoadStep> values, List<int> run, Func<double, double> beyond, string unit)
    {
        var hours = run.Sum(at => values[at].Hours);
        var worst = run.Select(at => values[at].Watt).MaxBy(beyond);
        var end = values[run[^1]].End;
        var (from, to) = (Math.Max(0, run[0] - 96), Math.Min(values.Count, run[^1] + 96));
        var every = Math.Max(1, (to - from) / 360);
        return new Found(
            kind, values[run[0]].Start, end >= values[^1].End ? null : end, Math.Max(1, 1 + beyond(worst)), 0.9, null,
            new Dictionary<string, double> { ["worst"] = worst, ["hours"] = hours })
        {
            Unit = unit,
            Points =
            [
                .. Enumerable.Range(from, to - from).Where(i => (i - from) % every == 0).Select(i => new EvidencePoint(values[i].Start, values[i].Watt, null)),
            ],
        };
    }
}
