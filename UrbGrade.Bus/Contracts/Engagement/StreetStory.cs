using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What people of a street said, what was changed, and what it saved.</summary>
/// <param name="Said">All votes of the last year.</param>
/// <param name="Change">The last change of the dimming; null when the street's cabinets told of none within the last year.</param>
/// <param name="Interventions">What else was done in the street, the newest first.</param>
/// <param name="Origin">Where the readings come from when they are no measurements of this street; null otherwise.</param>
/// <param name="TimeZone">IANA zone of the tenant.</param>
public sealed record StreetStory(
    string TenantCode, string District, string Street, Opinion Said, DimmingChange? Change, IReadOnlyList<InterventionEntry> Interventions, string? Origin, string TimeZone);
