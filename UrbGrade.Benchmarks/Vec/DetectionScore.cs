using NodaTime;
using UrbGrade.Bus.Validation;

namespace UrbGrade.Benchmarks.Vec;

/// <summary>How well a rule notices the faults that are in a series.</summary>
/// <param name="Faults">How many there are.</param>
/// <param name="Noticed">How many of them were noticed.</param>
/// <param name="Findings">How many the rule reported, right or wrong.</param>
/// <param name="Right">How many of these were one of the faults.</param>
internal sealed record DetectionScore(string Rule, int Faults, int Noticed, int Findings, int Right)
{
    private static readonly Duration Beside = Duration.FromHours(1);

    public double Recall => Faults == 0 ? 1 : (double)Noticed / Faults;

    public double Precision => Findings == 0 ? 1 : (double)Right / Findings;

    public static List<DetectionScore> Of(FaultyRegister register, IReadOnlyList<VecFinding> findings) =>
        [.. register.Faults.Select(fault => fault.Rule).Distinct().Order(StringComparer.Ordinal).Select(rule =>
        {
            var faults = register.Faults.Where(fault => fault.Rule == rule).ToList();
            var found = findings.Where(finding => finding.Rule == rule).ToList();
            return new DetectionScore(
                rule, faults.Count, faults.Count(fault => found.Exists(finding => Same(fault, finding))),
                found.Count, found.Count(finding => faults.Exists(fault => Same(fault, finding))));
        })];

    private static bool Same(KnownFault fault, VecFinding finding) =>
        finding.From <= fault.To + Beside && finding.To >= fault.From - Beside;
}
