namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One civil day of a meter, all of its series together.</summary>
/// <param name="Hours">None expected before the meter began and on days that are not over.</param>
/// <param name="Rules">Codes of the rules that applied, such as <c>03-gap</c>.</param>
public sealed record QualityCell(DateOnly Day, QualityHours Hours, IReadOnlyList<string> Rules);
