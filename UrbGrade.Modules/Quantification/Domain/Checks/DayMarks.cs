namespace UrbGrade.Modules.Quantification.Domain.Checks;

/// <summary>What the rules said of a civil day. Bit <c>i</c> stands for the hour that begins <c>i</c> hours after local midnight.</summary>
/// <param name="Filled">Hours estimated here.</param>
/// <param name="Rejected">Hours that were delivered and are not believed.</param>
/// <param name="Review">Hours that are used and to be looked at.</param>
/// <param name="Rules">The rules that applied, see <see cref="UrbGrade.Bus.Validation.VecRule.Bit"/>.</param>
internal readonly record struct DayMarks(int Filled, int Rejected, int Review, int Rules);
