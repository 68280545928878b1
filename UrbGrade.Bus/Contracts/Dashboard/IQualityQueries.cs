namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>The quality of readings: meters by day.</summary>
public interface IQualityQueries
{
    /// <summary>Some meters of the current tenant in a month; null without a tenant.</summary>
    Task<QualityMonth?> Month(QualityRequest request, CancellationToken cancellation);
}
