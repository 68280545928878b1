using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace UrbGrade.Tests.Support;

/// <summary>A line to a server on this machine that is slow in one direction and can be cut.</summary>
internal sealed class SlowLine : IAsyncDisposable
{
    private const int Piece = 16 << 10;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<TcpClient, bool> open = [];
    private readonly int serverPort;
    private readonly Task taking;

    /// <param name="pause">How long each 16 KiB from the server wait.</param>
    public SlowLine(int serverPort, TimeSpan pause)
    {
        this.serverPort = serverPort;
        listener.Start();
        taking = TakeAsync(pause);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts all connections; new ones are let through.</summary>
    /// <returns>How many there were.</returns>
    public int Cut()
    {
        var cut = 0;
        foreach (var client in open.Keys)
        {
            if (!open.TryRemove(client, out _))
                continue;
            client.LingerState = new LingerOption(true, 0);
            client.Dispose();
            cut++;
        }

        return cut;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        Cut();
        await taking;
        stopping.Dispose();
    }

    private async Task TakeAsync(TimeSpan pause)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                open[client] = true;
                _ = JoinAsync(client, pause);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task JoinAsync(TcpClient client, TimeSpan pause)
    {
        try
        {
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, serverPort, stopping.Token);
            await Task.WhenAny(
                PassAsync(client.GetStream(), server.GetStream(), TimeSpan.Zero),
                PassAsync(server.GetStream(), client.GetStream(), pause));
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // Either end is gone.
        }
        finally
        {
            open.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, TimeSpan pause)
    {
        var piece = new byte[Piece];
        int read;
        while ((read = await from.ReadAsync(piece, stopping.Token)) > 0)
        {
            await to.WriteAsync(piece.AsMemory(0, read), stopping.Token);
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, stopping.Token);
        }
    }
}
