namespace UrbGrade.Modules.Core.Readings;

/// <summary>Tells which series have other hours than before, for modules that keep what they made of them.</summary>
internal interface IReadingMarks
{
    /// <summary>The mark of each series of a tenant that has days, by its id.</summary>
    Task<IReadOnlyDictionary<int, ReadingMark>> List(int tenantId, CancellationToken cancellation);

    /// <summary>Tenants of whom a reading was replaced since an instant that is their own.</summary>
    Task<IReadOnlyList<int>> Corrected(IReadOnlyDictionary<int, DateTimeOffset> since, CancellationToken cancellation);
}
