namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A formula that several assets have together.</summary>
/// <param name="Needs">KPIs of the platform and facts that it is made of.</param>
/// <param name="Parts">Its figures of single assets; at least one.</param>
internal sealed record GroupFigure(FormulaKpiRow Formula, IReadOnlyList<string> Needs, IReadOnlyList<PeriodKpiRow> Parts);
