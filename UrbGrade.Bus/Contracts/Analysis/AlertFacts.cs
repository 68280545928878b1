namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>What an alert is about, for the sentence in the reader's language.</summary>
/// <param name="About">Place, meter, certificate or authority.</param>
/// <param name="At">Day of the value, begin of the finding, last reading, or end of the certificate or revocation list.</param>
/// <param name="Value">The day's value, or the money of the finding; null where unknown.</param>
/// <param name="Unit">UCUM or ISO 4217; null without a value.</param>
/// <param name="FindingId">Of a finding.</param>
/// <param name="Finding">Its kind.</param>
/// <param name="Kpi">Code of the KPI; null of other alerts.</param>
/// <param name="KpiName">As the catalogue has it.</param>
/// <param name="IsRevocationList">Whether it is about an authority's revocation list, of the alerts about certificates.</param>
/// <param name="Medium">What flows through the meter of a finding, or what a KPI is of; null where there is none, and in alerts of earlier releases.</param>
public sealed record AlertFacts(
    string About, DateTimeOffset At, string TimeZone, double? Value = null, string? Unit = null, long? FindingId = null, FindingKind? Finding = null,
    string? Kpi = null, string? KpiName = null, bool IsRevocationList = false, string? Medium = null);
