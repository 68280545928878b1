namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What a person used in a period of the own home or shop.</summary>
/// <param name="From">First local day of the period.</param>
/// <param name="To">Local day after its last one.</param>
/// <param name="Now">Of what is over; null when nothing is known.</param>
/// <param name="Before">Of the same days one year before, as far as the place was the person's then; null when nothing is known.</param>
/// <param name="Bars">Hours of a day, days of a week or month, months of a year: in order, without gaps.</param>
public sealed record OwnUse(DateOnly From, DateOnly To, KpiFigure? Now, KpiFigure? Before, IReadOnlyList<OwnUseBar> Bars);
