namespace UrbGrade.Gateway.Collect.Sources.Ftp;

/// <summary>The connection that a fetch uses; after a break it is another one. Never more than one is open.</summary>
internal sealed class FileServerLine(FtpOrigin origin) : IAsyncDisposable
{
    private IFileServer? server;

    public IFileServer Server => server ?? throw new InvalidOperationException("The line is not open.");

    /// <summary>Opens a connection, in place of the one that is open.</summary>
    public async Task ConnectAsync(CancellationToken cancellation)
    {
        await DisposeAsync();
        server = await origin.ConnectAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        var old = server;
        server = null;
        if (old is not null)
            await old.DisposeAsync();
    }
}
