using System.Net.Sockets;
using UrbGrade.Gateway.Collect.MBus;

namespace UrbGrade.Gateway.Collect.Sources.MBusTcp;

/// <summary>
/// The master's side of the bus (EN 13757-2): resets a meter's link (SND_NKE), selects one by its secondary address
/// (SND_UD with CI 52) and asks for its data (REQ_UD2), telegram by telegram. What a meter does not answer is asked twice more.
/// </summary>
internal sealed class MBusLine(Stream stream, TimeSpan answer)
{
    private const byte ShortStart = 0x10;
    private const byte LongStart = 0x68;
    private const byte Stop = 0x16;
    private const byte Acknowledgement = 0xE5;
    private const byte ResetLink = 0x40;
    private const byte SendData = 0x53;
    private const byte RequestData = 0x5B;
    private const byte FrameCountBit = 0x20;
    private const byte SelectByAddress = 0x52;
    private const int MostTelegrams = 16;
    private const int MostTries = 3;
    private const int LongestFrame = 261;

    /// <summary>Reads all telegrams of a meter.</summary>
    /// <returns>Whole frames, checked.</returns>
    /// <exception cref="TimeoutException">The meter does not answer.</exception>
    /// <exception cref="TelegramException">What it answers is damaged, also when asked again.</exception>
    public async Task<IReadOnlyList<byte[]>> ReadAsync(MBusAddress meter, CancellationToken cancellation)
    {
        if (meter.Secondary is { } secondary)
        {
            // Whoever was selected before lets go; nobody answers where nobody was.
            await SendShortAsync(ResetLink, MBusAddress.Selected, cancellation);
            await TryAcknowledgedAsync(cancellation);
            await AskAsync(() => SendLongAsync(SendData, MBusAddress.Selected, SelectByAddress, secondary, cancellation), AcknowledgedAsync, cancellation);
        }
        else
        {
            await AskAsync(() => SendShortAsync(ResetLink, meter.Primary, cancellation), AcknowledgedAsync, cancellation);
        }

        var frames = new List<byte[]>();
        var countBit = FrameCountBit;
        do
        {
            // The same count bit asks for the same telegram again, the other one for the next; after a reset it is set.
            var control = (byte)(RequestData | countBit);
            frames.Add(await AskAsync(() => SendShortAsync(control, meter.Primary, cancellation), token => FrameAsync(meter, token), cancellation));
            countBit ^= FrameCountBit;
        }
        while (MoreFollows(frames[^1]) && frames.Count < MostTelegrams);

        return frames;
    }

    private static bool MoreFollows(byte[] frame)
    {
        try
        {
            return Telegram.Read(frame, _ => null).MoreFollows;
        }
        catch (TelegramException)
        {
            // Encrypted, or of a layout that is not known: the file's format decides with the keys.
            return false;
        }
    }

    private async Task<T> AskAsync<T>(Func<Task> ask, Func<CancellationToken, Task<T>> hear, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            await ask();
            try
            {
                return await hear(cancellation);
            }
            catch (Exception silent) when (silent is TimeoutException or TelegramException && tries < MostTries)
            {
                await DrainAsync(cancellation);
            }
        }
    }

    private Task SendShortAsync(byte control, byte address, CancellationToken cancellation) =>
        stream.WriteAsync(new byte[] { ShortStart, control, address, (byte)(control + address), Stop }, cancellation).AsTask();

    private Task SendLongAsync(byte control, byte address, byte layer, byte[] content, CancellationToken cancellation)
    {
        byte[] body = [control, address, layer, .. content];
        var length = (byte)body.Length;
        return stream.WriteAsync(new byte[] { LongStart, length, length, LongStart }.Concat(body).Concat([Sum(body), Stop]).ToArray(), cancellation).AsTask();
    }

    private async Task<bool> AcknowledgedAsync(CancellationToken cancellation)
    {
        var first = await ByteAsync(cancellation);
        return first == Acknowledgement ? true : throw new TelegramException(TelegramCode.NotAFrame, 0, $"E5 was expected and {first:X2} came: two meters may answer at once");
    }

    private async Task TryAcknowledgedAsync(CancellationToken cancellation)
    {
        try
        {
            await AcknowledgedAsync(cancellation);
        }
        catch (Exception silent) when (silent is TimeoutException or TelegramException)
        {
            await DrainAsync(cancellation);
        }
    }

    private async Task<byte[]> FrameAsync(MBusAddress meter, CancellationToken cancellation)
    {
        var frame = new List<byte>(LongestFrame) { await ByteAsync(cancellation) };
        if (frame[0] == LongStart)
        {
            frame.Add(await ByteAsync(cancellation));
            for (var rest = frame[1] + 4; rest > 0; rest--)
                frame.Add(await ByteAsync(cancellation));
        }

        byte[] whole = [.. frame];
        var answered = LinkFrame.Parse(whole).Address;
        return meter.Secondary is not null || answered == meter.Primary
            ? whole
            : throw new TelegramException(TelegramCode.NoAnswer, 5, $"Meter {meter.Primary} was asked and {answered} answers: two meters may have one address");
    }

    private async Task<byte> ByteAsync(CancellationToken cancellation)
    {
        var one = new byte[1];
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(answer);
        try
        {
            return await stream.ReadAsync(one, limit.Token) == 1 ? one[0] : throw new EndOfStreamException("the converter closed the connection");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {answer.TotalSeconds:0.#} s");
        }
    }

    // What is left of a damaged answer must not be taken for the next one.
    private async Task DrainAsync(CancellationToken cancellation)
    {
        var left = new byte[LongestFrame];
        while (stream is NetworkStream { DataAvailable: true } line && await line.ReadAsync(left, cancellation) > 0)
        {
            // Thrown away.
        }
    }

    private static byte Sum(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (var one in bytes)
            sum += one;
        return sum;
    }
}
