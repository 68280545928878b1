using NodaTime;

namespace UrbGrade.Gateway.Collect.Sources.Ftp;

/// <summary>A folder whose files stay on the server, so that they can be fetched again.</summary>
internal sealed class KeptFileServerSource(FtpOrigin origin, SourceContext context) : FileServerSource(origin, context), IRereadingSource
{
    // A file that was written before the range began cannot speak of it.
    public Task<int> RereadAsync(Interval range, CancellationToken cancellation) =>
        FetchAsync(file => file.Modified is not { } modified || modified >= range.Start, cancellation);
}
