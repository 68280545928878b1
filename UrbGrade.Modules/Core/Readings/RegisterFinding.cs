using UrbGrade.Bus.Validation;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>What a rule noticed between two readings of a counter.</summary>
/// <param name="Start">Of the last believed reading before, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="End">Of the first believed one after.</param>
/// <param name="Rule">One of <see cref="VecRule"/>.</param>
internal readonly record struct RegisterFinding(long Start, long End, string Rule);
