using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>Something that a rule noticed.</summary>
/// <param name="Rule">One of <see cref="VecRule"/>.</param>
/// <param name="From">First stamp that is concerned, UTC.</param>
/// <param name="To">Last stamp that is concerned, included.</param>
internal sealed record VecFinding(string Rule, Instant From, Instant To, string Text);
