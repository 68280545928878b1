using UrbGrade.Bus.Validation;

namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>An hour that is not what its readings say: estimated, not believed, or missing in a gap that may still be estimated.</summary>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Value">The estimate; null where none was made.</param>
/// <param name="Rule">One of <see cref="VecRule"/>.</param>
/// <param name="Method">How it was estimated; empty without an estimate.</param>
/// <param name="DependsFrom">Readings of this civil day and later ones have a say in it.</param>
/// <param name="DependsTo">The last such day.</param>
internal readonly record struct CheckedHour(
    long Start, DateOnly Day, double? Value, VecFlags Flags, string Rule, string Method, DateOnly DependsFrom, DateOnly DependsTo);
