namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>How a meter is usually used.</summary>
/// <param name="Profiles">One for each carrier of the meter; empty for one that is unknown, or has no profile yet.</param>
public sealed record ProfileTold(IReadOnlyList<MeterProfile> Profiles);
