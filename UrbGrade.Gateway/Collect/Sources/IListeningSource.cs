namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>A source that others call.</summary>
internal interface IListeningSource : ISource
{
    /// <summary>Listens until it is cancelled. What was acknowledged to a caller is on disk, also after a crash.</summary>
    Task ListenAsync(CancellationToken cancellation);
}
