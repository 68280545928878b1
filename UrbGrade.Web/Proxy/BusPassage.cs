using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace UrbGrade.Web.Proxy;

/// <summary>Passes connections of partners' modules through to the platform byte by byte. TLS stays closed from end to end, so that the platform
/// itself sees the certificate and that its holder has the key; a header that tells of one could only be believed.</summary>
internal sealed partial class BusPassage(IReadOnlyList<DnsEndPoint> nodes, ILogger<BusPassage> logger)
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);

    private int turn;

    public async Task Pass(ConnectionContext client)
    {
        using var node = await Connect(client.ConnectionClosed);
        if (node is null)
        {
            client.Abort();
            return;
        }

        await using var stream = new NetworkStream(node);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(client.ConnectionClosed);
        var there = Copy(() => client.Transport.Input.CopyToAsync(stream, ended.Token), () => node.Shutdown(SocketShutdown.Send), ended);
        var back = Copy(() => stream.CopyToAsync(client.Transport.Output.AsStream(leaveOpen: true), ended.Token), () => client.Transport.Output.Complete(), ended);
        await Task.WhenAll(there, back);
    }

    // One way may end while the other still has something to say; a broken one ends both.
    private static async Task Copy(Func<Task> copy, Action end, CancellationTokenSource ended)
    {
        try
        {
            await copy();
            end();
        }
        catch (Exception broken) when (broken is IOException or SocketException or ConnectionAbortedException or OperationCanceledException or ObjectDisposedException)
        {
            await ended.CancelAsync();
        }
    }

    private async Task<Socket?> Connect(CancellationToken cancellation)
    {
        var first = Interlocked.Increment(ref turn) & int.MaxValue;
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[(first + i) % nodes.Count];
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            late.CancelAfter(ConnectWithin);
            try
            {
                await socket.ConnectAsync(node, late.Token);
                return socket;
            }
            catch (Exception failure) when (failure is SocketException or OperationCanceledException)
            {
                socket.Dispose();
                if (cancellation.IsCancellationRequested)
                    return null;
                LogUnreachable(node.Host, node.Port, failure.Message);
            }
        }

        return null;
    }

    [LoggerMessage(EventId = 6101, Level = LogLevel.Warning, Message = "The port for partners' modules {Host}:{Port} cannot be reached: {Reason}")]
    private partial void LogUnreachable(string host, int port, string reason);
}
