namespace UrbGrade.Modules.Core.Readings;

/// <summary>Names the series of a tenant for modules that look at their hours.</summary>
internal interface IMeasuredSeries
{
    /// <summary>All series of a tenant's meters, by id.</summary>
    Task<IReadOnlyList<MeasuredSeries>> List(int tenantId, CancellationToken cancellation);

    /// <summary>Meters of a tenant that were or will be taken away, also those that never sent, with when: milliseconds since 1970-01-01T00:00:00Z.</summary>
    Task<IReadOnlyDictionary<int, long>> Ends(int tenantId, CancellationToken cancellation);
}
