using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using UrbGrade.Gateway.Collect.MBus;
using UrbGrade.Gateway.Events;

namespace UrbGrade.Gateway.Collect.Sources.MBusTcp;

/// <summary>
/// Asks each meter in turn and drops the telegrams as they came, a line each: when it was read, then its bytes in
/// hexadecimal. A meter that does not answer is reported and holds up no other.
/// </summary>
internal sealed partial class MBusTcpSource(MBusTcpOrigin origin, SourceContext context) : IFetchingSource
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(15);

    private readonly ILogger log = context.Logs.CreateLogger<MBusTcpSource>();

    public TimeSpan Every => origin.Every;

    public async Task<int> FetchAsync(CancellationToken cancellation)
    {
        var lines = new StringBuilder();
        try
        {
            await foreach (var (meter, frames, problem) in ReadAllAsync(cancellation))
            {
                if (problem is not null)
                    LogMeterSilent(context.Source.Id, meter.Name, problem);
                foreach (var frame in frames)
                    lines.Append(CultureInfo.InvariantCulture, $"{context.Time.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'} {Hexadecimal(frame)}\n");
            }
        }
        catch (IOException) when (lines.Length > 0)
        {
            await DropAsync(lines, cancellation);
            throw;
        }

        if (lines.Length == 0)
            throw new SourceException($"none of {origin.Meters.Count} meters answers through {origin.Host}:{origin.Port}: check the converter, the bus and the addresses");
        await DropAsync(lines, cancellation);
        return 1;
    }

    private Task<string> DropAsync(StringBuilder lines, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{context.Source.Id}_{context.Time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.hex");
        return context.Drop.WriteAsync(name, Encoding.ASCII.GetBytes(lines.ToString()), cancellation);
    }

    public async Task<IReadOnlyList<string>> TestAsync(CancellationToken cancellation)
    {
        var found = new List<string>();
        await foreach (var (meter, frames, problem) in ReadAllAsync(cancellation))
            found.Add(problem is null ? $"{meter.Name}: {string.Join(" | ", frames.Select(Hexadecimal))}" : $"{meter.Name}: {problem}");
        return found;
    }

    private async IAsyncEnumerable<(MBusAddress Meter, IReadOnlyList<byte[]> Frames, string? Problem)> ReadAllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            limit.CancelAfter(ConnectPatience);
            try
            {
                await socket.ConnectAsync(new DnsEndPoint(origin.Host, origin.Port), limit.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new SourceException($"{origin.Host}:{origin.Port} does not answer within {ConnectPatience.TotalSeconds:0} s");
            }
        }

        await using var stream = new NetworkStream(socket, ownsSocket: false);
        var line = new MBusLine(stream, origin.Answer);
        foreach (var meter in origin.Meters)
        {
            IReadOnlyList<byte[]> frames = [];
            string? problem = null;
            try
            {
                frames = await line.ReadAsync(meter, cancellation);
            }
            catch (Exception silent) when (silent is TimeoutException or TelegramException)
            {
                problem = silent.Message;
            }

            yield return (meter, frames, problem);
        }
    }

    private static string Hexadecimal(byte[] frame) => string.Join(' ', frame.Select(one => one.ToString("X2", CultureInfo.InvariantCulture)));

    [LoggerMessage(EventCode.MeterSilent, LogLevel.Error, "{Source}: meter {Meter} was not read: {Reason}")]
    private partial void LogMeterSilent(string source, string meter, string reason);
}
