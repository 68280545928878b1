using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace UrbGrade.Benchmarks.Browser;

/// <summary>A line to a server on this machine that is long: what goes in comes out later, as much as one likes at a time.</summary>
internal sealed class LongLine : IAsyncDisposable
{
    private const int Piece = 16 << 10;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentBag<Task> joined = [];
    private readonly int serverPort;
    private readonly TimeSpan oneWay;
    private readonly Task taking;

    /// <param name="roundTrip">From a question to its answer, without what the server takes.</param>
    public LongLine(int serverPort, TimeSpan roundTrip)
    {
        (this.serverPort, oneWay) = (serverPort, roundTrip / 2);
        listener.Start();
        taking = TakeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await taking;
        await Task.WhenAll(joined);
        stopping.Dispose();
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
            {
                joined.Add(JoinAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task JoinAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        try
        {
            near.NoDelay = far.NoDelay = true;
            await far.ConnectAsync(IPAddress.Loopback, serverPort, ending.Token);
            await Task.WhenAny(PassAsync(near.GetStream(), far.GetStream(), ending.Token), PassAsync(far.GetStream(), near.GetStream(), ending.Token));
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
        {
            // Either end is gone.
        }
        finally
        {
            await ending.CancelAsync();
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, CancellationToken cancellation)
    {
        var underWay = Channel.CreateUnbounded<(byte[] Piece, long Since)>();
        try
        {
            await Task.WhenAll(TakeInAsync(from, underWay.Writer, cancellation), HandOutAsync(underWay.Reader, to, cancellation));
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Either end is gone.
        }
    }

    private static async Task TakeInAsync(NetworkStream from, ChannelWriter<(byte[] Piece, long Since)> underWay, CancellationToken cancellation)
    {
        try
        {
            var piece = new byte[Piece];
            int read;
            while ((read = await from.ReadAsync(piece, cancellation)) > 0)
            {
                await underWay.WriteAsync((piece[..read], TimeProvider.System.GetTimestamp()), cancellation);
            }
        }
        finally
        {
            underWay.Complete();
        }
    }

    private async Task HandOutAsync(ChannelReader<(byte[] Piece, long Since)> underWay, NetworkStream to, CancellationToken cancellation)
    {
        await foreach (var (piece, since) in underWay.ReadAllAsync(cancellation))
        {
            if (oneWay - TimeProvider.System.GetElapsedTime(since) is var left && left > TimeSpan.Zero)
                await Task.Delay(left, cancellation);
            await to.WriteAsync(piece, cancellation);
        }
    }
}
