namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>One KPI of one asset or district over one period, with what is needed to judge it.</summary>
/// <param name="Quantity">Also names the unit of <paramref name="Value"/>.</param>
/// <param name="PeriodStart">UTC, included.</param>
/// <param name="PeriodEnd">UTC, excluded. For a period that still runs: the end of the whole period.</param>
/// <param name="Value">Never scaled up to make good for missing readings; null when there is no valid reading.</param>
/// <param name="ValidReadings">Measured and estimated readings that the value stands on.</param>
/// <param name="ExpectedReadings">Readings that the period should have had until now; daylight saving counted.</param>
/// <param name="EstimatedReadings">Those of the valid readings that are estimates.</param>
/// <param name="DefinitionVersion">Version of the KPI's definition, as <c>energy 1.0</c>.</param>
public sealed record KpiFigure(
    Quantity Quantity,
    DateTimeOffset PeriodStart,
    DateTimeOffset PeriodEnd,
    double? Value,
    int ValidReadings,
    int ExpectedReadings,
    int EstimatedReadings,
    string DefinitionVersion,
    KpiStatus Status)
{
    /// <summary>ISO 4217 code of an amount of money; null for any other quantity.</summary>
    public string? Currency { get; init; }

    /// <summary>Valid of expected readings, 0 to 1; 0 when none is expected yet.</summary>
    public double Coverage => ExpectedReadings == 0 ? 0 : (double)ValidReadings / ExpectedReadings;

    /// <summary>Estimated of valid readings, 0 to 1.</summary>
    public double EstimatedShare => ValidReadings == 0 ? 0 : (double)EstimatedReadings / ValidReadings;
}
