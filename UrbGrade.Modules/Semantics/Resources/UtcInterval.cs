namespace UrbGrade.Modules.Semantics.Resources;

/// <summary>A time from a begin to an end, UTC, half-open.</summary>
internal sealed record UtcInterval(DateTimeOffset Begin, DateTimeOffset End);
