using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>What the rules are told of a meter.</summary>
/// <param name="Step">Length of the intervals that its series becomes; divides an hour, or is one.</param>
/// <param name="MostPerHour">What fuse or contract allow within an hour, in the canonical unit.</param>
/// <param name="Resolution">The smallest step of the register.</param>
/// <param name="StuckReads">So many unchanged reads before a catch-up are a register that stood still.</param>
/// <param name="ExportAllowed">Whether an interval may be negative.</param>
/// <param name="ZeroIsMissing">Whether the source writes zero where it has nothing.</param>
/// <param name="FollowsTemperature">Whether estimates of several days follow the outside temperature: heat does.</param>
internal sealed record MeterTraits(
    Duration Step,
    double MostPerHour,
    double Resolution = 0.001,
    int StuckReads = 6,
    bool ExportAllowed = false,
    bool ZeroIsMissing = false,
    bool FollowsTemperature = false);
