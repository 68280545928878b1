namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Points of a chart.</summary>
public interface ISeriesQueries
{
    /// <summary>The points of one quantity of one asset of the current tenant; null when the tenant has no such asset.</summary>
    Task<SeriesChart?> Read(SeriesRequest request, CancellationToken cancellation);
}
