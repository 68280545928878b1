namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>A source that is asked from time to time.</summary>
internal interface IFetchingSource : ISource
{
    /// <summary>How long to wait from one fetching to the next.</summary>
    TimeSpan Every { get; }

    /// <summary>Fetches what is new. What was dropped before a failure stays; the next call goes on from there.</summary>
    /// <returns>Files dropped.</returns>
    Task<int> FetchAsync(CancellationToken cancellation);
}
