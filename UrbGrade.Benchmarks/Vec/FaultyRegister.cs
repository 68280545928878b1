using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UrbGrade.Bus.Validation;

namespace UrbGrade.Benchmarks.Vec;

/// <summary>A register's hourly states with known faults, and what was really used in each hour.</summary>
internal sealed record FaultyRegister(
    string Name, IReadOnlyList<RegisterRead> Reads, IReadOnlyDictionary<Instant, double> Truth, IReadOnlyList<KnownFault> Faults)
{
    private static readonly Dictionary<string, string> Rules = new(StringComparer.Ordinal)
    {
        ["duplicate"] = VecRule.Duplicate,
        ["gap"] = VecRule.Gap,
        ["rollover"] = VecRule.Rollover,
        ["register_dip"] = VecRule.Dip,
        ["meter_reset_to_0"] = VecRule.Reset,
        ["register_spike"] = VecRule.Spike,
        ["stuck"] = VecRule.Stuck,
    };

    /// <summary>Reads one of the prepared series of <c>data/vec</c>.</summary>
    public static FaultyRegister Load(string folder, string name) => new(
        name,
        [.. Rows(folder, $"vec_{name}_registers_corrupt.csv").Select(row => new RegisterRead(Time(row[0]), Number(row[1])))],
        Rows(folder, $"vec_{name}_interval_truth.csv").Where(row => row[1].Length > 0).ToDictionary(row => Time(row[0]), row => Number(row[1])),
        [.. Rows(folder, $"vec_{name}_truth_events.csv").Select(row => Fault(row))]);

    /// <summary>Reads a column of hourly values, empty ones left out.</summary>
    public static SortedDictionary<Instant, double> Column(string file, string column)
    {
        var heading = File.ReadLines(file).First().Split(',');
        var at = Array.IndexOf(heading, column);
        return new(File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Where(row => row[at].Length > 0)
            .GroupBy(row => Time(row[0])).ToDictionary(group => group.Key, group => Number(group.First()[at])));
    }

    // A reset lasts to the end of its series; what is noticed is its first stamp.
    private static KnownFault Fault(string[] row) =>
        new(Rules[row[0]], Time(row[1]), row[0] == "meter_reset_to_0" ? Time(row[1]) : Time(row[2]));

    private static IEnumerable<string[]> Rows(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','));

    private static Instant Time(string text) => InstantPattern.General.Parse(text).Value;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
