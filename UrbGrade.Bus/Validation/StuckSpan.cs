using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>A span of time in which a register stood still and then caught up.</summary>
/// <param name="From">The last right state.</param>
/// <param name="To">The state that caught up.</param>
internal readonly record struct StuckSpan(Instant From, Instant To);
