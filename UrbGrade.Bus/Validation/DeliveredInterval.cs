using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>An interval as a source delivers it.</summary>
/// <param name="Start">UTC; one step of its series long.</param>
/// <param name="Value">In the canonical unit.</param>
/// <param name="Estimated">Whether the source says that it estimated it.</param>
internal readonly record struct DeliveredInterval(Instant Start, double Value, bool Estimated);
