using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace UrbGrade.Gateway.Collect.Sources.Tcp;

/// <summary>The line to one node: whole lines in, short answers out, and an end when it says nothing for too long.</summary>
internal sealed class NodeConnection(Stream stream, string address, TimeSpan idle) : IAsyncDisposable
{
    private const int LongestLine = 4096;
    private const int MostBytesAtOnce = 256 << 10;

    private readonly PipeReader reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));

    public string Address => address;

    /// <summary>The lines that have arrived, each with its end; waits for at least one.</summary>
    /// <returns>Null when the node has closed the connection; what it said after its last line end is not a line.</returns>
    /// <exception cref="TimeoutException">Nothing came for too long: the node may be gone without a word.</exception>
    /// <exception cref="InvalidDataException">A line does not end.</exception>
    public async Task<IReadOnlyList<byte[]>?> ReadLinesAsync(int most, CancellationToken cancellation)
    {
        while (true)
        {
            var result = await ReadAsync(cancellation);
            var buffer = result.Buffer;
            var lines = new List<byte[]>();
            var bytes = 0L;
            while (lines.Count < most && bytes < MostBytesAtOnce && buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, buffer.GetPosition(1, end)).ToArray();
                if (line.Length > LongestLine)
                    throw new InvalidDataException($"a line of {line.Length} bytes, at most {LongestLine} are read");
                lines.Add(line);
                bytes += line.Length;
                buffer = buffer.Slice(line.Length);
            }

            if (lines.Count == 0 && buffer.Length > LongestLine)
                throw new InvalidDataException($"a line does not end within {LongestLine} bytes");
            reader.AdvanceTo(buffer.Start, lines.Count == 0 ? buffer.End : buffer.Start);
            if (lines.Count > 0)
                return lines;
            if (result.IsCompleted)
                return null;
        }
    }

    /// <exception cref="TimeoutException">The node does not take the answer.</exception>
    public Task ReplyAsync(string text, CancellationToken cancellation) => WithinAsync(
        async token =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), token);
            await stream.FlushAsync(token);
            return true;
        },
        $"an answer was not taken for {idle.TotalSeconds:0} s",
        cancellation);

    public async ValueTask DisposeAsync()
    {
        await reader.CompleteAsync();
        await stream.DisposeAsync();
    }

    private Task<ReadResult> ReadAsync(CancellationToken cancellation) =>
        WithinAsync(token => reader.ReadAsync(token).AsTask(), $"nothing came for {idle.TotalSeconds:0} s", cancellation);

    private async Task<T> WithinAsync<T>(Func<CancellationToken, Task<T>> step, string otherwise, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(idle);
        try
        {
            return await step(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(otherwise);
        }
    }
}
