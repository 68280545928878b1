using UrbGrade.Bus.Validation;

namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>Hours of a day of a series that do not fit other series of its asset.</summary>
/// <param name="Hours">Bit <c>i</c> stands for the hour that begins <c>i</c> hours after local midnight.</param>
/// <param name="Rule">One of <see cref="VecRule"/>.</param>
internal readonly record struct AssetFinding(int MeterId, string Quantity, int Hours, string Rule);
