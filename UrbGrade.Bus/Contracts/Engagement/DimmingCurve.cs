namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>How content people are at each level of the light.</summary>
/// <param name="Streets">All streets of the tenant, by name.</param>
/// <param name="Street">The one that this is about; null for all together.</param>
/// <param name="Points">From dark to full light; no level without a vote.</param>
/// <param name="All">All votes together, also those whose level is unknown.</param>
/// <param name="UnknownLevel">Votes of moments of which neither the cabinet's log nor a program tells the level.</param>
/// <param name="TimeZone">IANA zone of the tenant's days.</param>
public sealed record DimmingCurve(
    IReadOnlyList<string> Streets, string? Street, DateOnly From, DateOnly To, IReadOnlyList<DimmingPoint> Points, Opinion All, int UnknownLevel, string TimeZone)
{
    /// <summary>Where light and votes come from when they are not what was measured and said there, such as <c>simulated</c>; null otherwise.</summary>
    public string? Origin { get; init; }
}
