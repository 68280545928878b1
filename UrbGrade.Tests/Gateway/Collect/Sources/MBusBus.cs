using System.Net;
using System.Net.Sockets;

namespace UrbGrade.Tests.Gateway.Collect.Sources;

/// <summary>A level converter with meters behind it, as EN 13757-2 describes the slaves' side. Their telegrams are real samples.</summary>
internal sealed class MBusBus : IAsyncDisposable
{
    private sealed class Meter(byte address, string identification, byte[][] telegrams)
    {
        public byte Address => address;

        public bool Selected { get; set; }

        public int LastCountBit { get; set; } = -1;

        public int At { get; set; }

        public byte[] Telegram => telegrams[Math.Min(At, telegrams.Length - 1)];

        public int Telegrams => telegrams.Length;

        // Least byte first; F stands for any digit.
        public bool Is(ReadOnlySpan<byte> selection) => Convert.ToHexString([selection[3], selection[2], selection[1], selection[0]])
            .Zip(identification).All(pair => pair.First == 'F' || pair.First == pair.Second);
    }

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly List<Meter> meters = [];
    private readonly Task serving;
    private int answered;

    public MBusBus()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>So many of the next telegrams arrive damaged.</summary>
    public int DisturbNext { get; set; }

    /// <summary>The converter hangs up when it has passed on so many telegrams.</summary>
    public int HangUpAfter { get; set; } = int.MaxValue;

    public void Connect(byte address, string identification, params byte[][] telegrams) => meters.Add(new Meter(address, identification, telegrams));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await serving;
        stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stopping.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or IOException)
        {
            // Disposed, or the master has gone.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        var one = new byte[1];
        while (await stream.ReadAsync(one, stopping.Token) == 1)
        {
            byte[] answer;
            if (one[0] == 0x10)
            {
                var rest = new byte[4];
                await stream.ReadExactlyAsync(rest, stopping.Token);
                answer = rest[2] == (byte)(rest[0] + rest[1]) && rest[3] == 0x16 ? Short(rest[0], rest[1]) : [];
            }
            else
            {
                var head = new byte[3];
                await stream.ReadExactlyAsync(head, stopping.Token);
                var rest = new byte[head[0] + 2];
                await stream.ReadExactlyAsync(rest, stopping.Token);
                answer = rest[^2] == (byte)rest[..^2].Sum(value => value) ? Long(rest[..^2]) : [];
            }

            if (answer.Length > 1)
            {
                if (DisturbNext-- > 0)
                    answer[^3] ^= 0x40;
                answered++;
            }

            if (answer.Length > 0)
                await stream.WriteAsync(answer, stopping.Token);
            if (answered >= HangUpAfter)
            {
                stream.Socket.Shutdown(SocketShutdown.Both);
                return;
            }
        }
    }

    private byte[] Short(byte control, byte address)
    {
        var meter = meters.Find(one => address == 253 ? one.Selected : one.Address == address);
        if (control == 0x40)
        {
            if (meter is not null)
                (meter.LastCountBit, meter.At, meter.Selected) = (-1, 0, false);
            return meter is null ? [] : [0xE5];
        }

        if (meter is null || (control & 0x0F) != 0x0B)
            return [];
        var countBit = control & 0x20;
        if (meter.LastCountBit >= 0 && countBit != meter.LastCountBit && meter.At < meter.Telegrams - 1)
            meter.At++;
        meter.LastCountBit = countBit;
        return [.. meter.Telegram];
    }

    private byte[] Long(byte[] body)
    {
        if (body[1] != 253 || body[2] != 0x52)
            return [];
        foreach (var meter in meters)
            (meter.Selected, meter.LastCountBit, meter.At) = (meter.Is(body.AsSpan(3)), -1, 0);
        return meters.Exists(meter => meter.Selected) ? [0xE5] : [];
    }
}
