namespace UrbGrade.Modules.Core.Readings;

/// <summary>Names the series of a tenant for modules that look at their hours.</summary>
internal interface IMeasuredSeries
{
    /// <summary>All series of a tenant's meters, by id.</summary>
    Task<IReadOnlyList<MeasuredSeries>> List(int tenantId, CancellationToken cancellation);
}
