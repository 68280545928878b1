namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>A KPI of one period with what it stands on.</summary>
/// <param name="Value">In the unit of its definition; null when no hour is valid.</param>
/// <param name="Expected">Hours that the period has.</param>
/// <param name="Valid">Hours that <paramref name="Value"/> counts.</param>
/// <param name="Estimated">Of the valid hours, those with an estimated input.</param>
internal readonly record struct KpiResult(double? Value, int Expected, int Valid, int Estimated)
{
    /// <summary>Valid of expected hours, 0 to 1.</summary>
    public double Coverage => Expected == 0 ? 0 : (double)Valid / Expected;
}
