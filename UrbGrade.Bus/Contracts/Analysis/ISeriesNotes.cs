using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Notes on times of series, of the session's tenant; for whoever works for it. The audit keeps who wrote, changed and took away what.</summary>
public interface ISeriesNotes
{
    /// <summary>Notes on series of an asset that share time with [from, to), in order of their begin; none for who does not work for the tenant.</summary>
    Task<IReadOnlyList<SeriesNote>> OfAsset(int assetId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    /// <summary>Writes one.</summary>
    /// <returns>Not found for a series that is not the tenant's.</returns>
    Task<AdministrationResult> Add(SeriesNoteDraft draft, CancellationToken cancellation);

    /// <summary>Writes one anew; for its author and administrators.</summary>
    Task<AdministrationResult> Change(int id, SeriesNoteDraft draft, CancellationToken cancellation);

    /// <summary>Takes one away; for its author and administrators.</summary>
    Task<AdministrationResult> Remove(int id, CancellationToken cancellation);
}
