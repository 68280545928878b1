using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Service;

/// <summary>
/// Watches how much waits for a receipt. When the outbox is full the sources pause: files then wait in the site's
/// folders, and nothing unacknowledged is ever deleted.
/// </summary>
internal sealed partial class BufferGuard(GatewaySettings settings, GatewayDatabase database, ILogger<BufferGuard> log)
{
    private bool warned;

    public bool IsFull { get; private set; }

    /// <summary>Looks again.</summary>
    /// <returns>Whether sources may deliver.</returns>
    public bool HasRoom()
    {
        var used = database.Read(Outbox.PendingBytes);
        var full = used >= settings.Buffer.MaxBytes;
        if (full && !IsFull)
            LogPaused(used, settings.Buffer.MaxBytes);
        else if (!full && IsFull)
            LogResumed(used, settings.Buffer.MaxBytes);
        IsFull = full;

        var near = used >= settings.Buffer.MaxBytes * settings.Buffer.WarnAt;
        if (near && !warned && !full)
            LogNearlyFull(used, settings.Buffer.MaxBytes);
        warned = near;
        return !full;
    }

    [LoggerMessage(EventCode.SourcesPaused, LogLevel.Critical, "The outbox is full ({Used} of {Most} bytes): sources pause until batches are acknowledged")]
    private partial void LogPaused(long used, long most);

    [LoggerMessage(EventCode.SourcesResumed, LogLevel.Warning, "The outbox has room again ({Used} of {Most} bytes): sources deliver")]
    private partial void LogResumed(long used, long most);

    [LoggerMessage(EventCode.BufferNearlyFull, LogLevel.Warning, "The outbox is filling up: {Used} of {Most} bytes wait for a receipt")]
    private partial void LogNearlyFull(long used, long most);
}
