using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Answers "why this number?".</summary>
public interface IExplainQueries
{
    /// <summary>What one KPI of one asset of the current tenant stands on; null when there is no such figure.</summary>
    Task<Explanation?> Explain(int assetId, Quantity quantity, KpiPeriod period, CancellationToken cancellation);

    /// <summary>What any figure of the current tenant stands on; null when there is no such figure.</summary>
    Task<FigureExplanation?> Explain(FigureName figure, CancellationToken cancellation);
}
