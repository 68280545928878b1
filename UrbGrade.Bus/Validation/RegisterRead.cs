using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>What a counter showed.</summary>
/// <param name="At">UTC.</param>
/// <param name="Value">In the canonical unit of the quantity: kWh or m3.</param>
internal readonly record struct RegisterRead(Instant At, double Value);
