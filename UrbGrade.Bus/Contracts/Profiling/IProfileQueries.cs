using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>How meters of the current tenant are usually used. A person's own meter is told only where the person agreed.</summary>
public interface IProfileQueries
{
    /// <summary>Profile of an asset; null when the tenant has none of that id.</summary>
    Task<AssetProfile?> OfAsset(int assetId, CancellationToken cancellation);

    /// <summary>Days with an unusual shape in [from, to), newest first; at most 200.</summary>
    /// <param name="assetId">Null for all assets.</param>
    Task<IReadOnlyList<AtypicalDay>> AtypicalDays(int? assetId, DateOnly from, DateOnly to, CancellationToken cancellation);

    /// <summary>Who uses energy alike in a month.</summary>
    /// <param name="medium">Null for the carrier with the most profiles.</param>
    /// <param name="month">Any day of it; null for the newest.</param>
    Task<SegmentMonth> Segments(Medium? medium, DateOnly? month, CancellationToken cancellation);
}
