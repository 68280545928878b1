using NodaTime;

namespace UrbGrade.Gateway.Collect.Sources.Ftp;

/// <summary>One file on a server.</summary>
/// <param name="Modified">When it was written last, as the server tells it; null when it does not.</param>
internal sealed record ServerFile(string Name, long Length, Instant? Modified)
{
    /// <summary>Differs when the file differs.</summary>
    public string Version => $"{Length} {Modified}";
}

/// <summary>A connection to one folder of a file server. Every call ends by an exception when the line breaks.</summary>
internal interface IFileServer : IAsyncDisposable
{
    /// <summary>The files of the folder.</summary>
    /// <param name="wanted">Only names that it accepts.</param>
    Task<IReadOnlyList<ServerFile>> ListAsync(Func<string, bool> wanted, CancellationToken cancellation);

    /// <summary>Appends a file's content to a stream.</summary>
    /// <param name="from">Bytes to leave out, because they are here already.</param>
    Task ReadAsync(string name, long from, Stream to, CancellationToken cancellation);

    Task DeleteAsync(string name, CancellationToken cancellation);

    /// <summary>Moves a file into another folder, which is made where it is missing.</summary>
    Task MoveAsync(string name, string folder, CancellationToken cancellation);
}
