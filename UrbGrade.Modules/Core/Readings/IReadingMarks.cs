namespace UrbGrade.Modules.Core.Readings;

/// <summary>Tells which series have other hours than before, for modules that keep what they made of them.</summary>
internal interface IReadingMarks
{
    /// <summary>The mark of each series of a tenant that has days, by its id.</summary>
    Task<IReadOnlyDictionary<int, ReadingMark>> List(int tenantId, CancellationToken cancellation);

    /// <summary>The marks of each day of some series of a tenant, by their id; those without days are left out.</summary>
    Task<IReadOnlyDictionary<int, MarkedDays>> Days(int tenantId, IReadOnlyCollection<MeasuredSeries> series, CancellationToken cancellation);

    /// <summary>The newest local day that a tenant has an hour of; null before any.</summary>
    Task<DateOnly?> Newest(int tenantId, CancellationToken cancellation);

    /// <summary>Whether a reading of a tenant was replaced at an instant or later. A newer weather forecast replaces nothing that was measured.</summary>
    Task<bool> WasCorrected(int tenantId, DateTimeOffset since, CancellationToken cancellation);
}
