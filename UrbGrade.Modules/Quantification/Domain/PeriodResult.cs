using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>A KPI of one period of an asset.</summary>
/// <param name="DefinitionId">Its definition with version.</param>
/// <param name="MeterId">The one meter that it is of; 0 for the whole asset.</param>
/// <param name="At">When it happened, such as a peak; milliseconds since 1970-01-01T00:00:00Z, 0 for what has no moment.</param>
internal readonly record struct PeriodResult(int DefinitionId, KpiMedium Medium, KpiResult Result, int MeterId = 0, long At = 0)
{
    /// <summary>Of a tenant's formula, which brings its own; null for a KPI of the platform.</summary>
    public double? MinimumCoverage { get; init; }
}
