using NodaTime;

namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>A source that can be asked again for a time that is over, to fill a gap or to answer the platform.</summary>
internal interface IRereadingSource : IFetchingSource
{
    /// <summary>Fetches everything of a range again, whether it was fetched before or not.</summary>
    /// <param name="range">Half-open, UTC.</param>
    /// <returns>Files dropped.</returns>
    Task<int> RereadAsync(Interval range, CancellationToken cancellation);
}
