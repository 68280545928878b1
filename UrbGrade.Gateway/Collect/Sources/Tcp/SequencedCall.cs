using System.Globalization;
using System.Text;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Collect.Sources.Tcp;

/// <summary>
/// A monitor that stays connected and sends numbered lines (<c>1180;2013-10-27 02:59:54;...</c>). Each is acknowledged by
/// <c>#ACK;number</c> once it is on the disk; until then the monitor keeps it. Ends with <c>#BYE</c>.
/// </summary>
internal sealed class SequencedCall(TcpOrigin origin, SourceContext context, NodeConnection connection, NodeGreeting greeting, NodeReports reports, NodeBook nodes)
{
    private const int MostLinesAtOnce = 1000;

    private GrowingFile? file;
    private long opened;

    public async Task TakeAsync(CancellationToken cancellation)
    {
        var last = reports.Last(greeting.Node);
        await connection.ReplyAsync(last is null ? "#OK" : string.Create(CultureInfo.InvariantCulture, $"#OK;last={last}"), cancellation);
        try
        {
            while (await connection.ReadLinesAsync(MostLinesAtOnce, cancellation) is { } lines)
            {
                if (context.Buffer.IsFull)
                {
                    await connection.ReplyAsync("#NO;busy, call again", cancellation);
                    return;
                }

                var over = await TakeLinesAsync(lines, cancellation);
                if (over)
                {
                    Close();
                    await connection.ReplyAsync("#OK", cancellation);
                    return;
                }

                if (file is not null && context.Time.GetElapsedTime(opened) >= origin.Rotate)
                    Close();
            }
        }
        finally
        {
            Close();
        }
    }

    // One flush for all lines that came together, then one acknowledgement for the last of them.
    private async Task<bool> TakeLinesAsync(IReadOnlyList<byte[]> lines, CancellationToken cancellation)
    {
        var fresh = new MemoryStream();
        var numbers = new List<(long Number, byte[] Line)>();
        long? acknowledged = null;
        var over = false;
        foreach (var line in lines)
        {
            if (line.AsSpan().StartsWith("#BYE"u8))
            {
                over = true;
                break;
            }

            if (Number(line) is not { } number)
            {
                // Filed as it came: the intake rejects it with its line and text, and the monitor need not send it again.
                if (line.AsSpan().Trim("\r\n "u8).Length > 0 && line[0] != '#')
                    fresh.Write(line);
                continue;
            }

            acknowledged = number;
            if (reports.IsRepeated(greeting.Node, number, line) || numbers.Exists(other => other.Number == number && other.Line.AsSpan().SequenceEqual(line)))
            {
                reports.Repeated(greeting.Node, number);
                continue;
            }

            fresh.Write(line);
            numbers.Add((number, line));
        }

        if (fresh.Length > 0)
        {
            file ??= Open();
            file.Append(fresh.GetBuffer().AsSpan(0, (int)fresh.Length));
            foreach (var (number, line) in numbers)
                reports.Took(greeting.Node, number, line);
        }

        if (acknowledged is { } done)
            await connection.ReplyAsync(string.Create(CultureInfo.InvariantCulture, $"#ACK;{done}"), cancellation);
        return over;
    }

    private GrowingFile Open()
    {
        opened = context.Time.GetTimestamp();
        var at = context.Time.GetUtcNow().ToString("yyyyMMdd'_'HHmmssfff", CultureInfo.InvariantCulture);
        var started = new GrowingFile(context.Drop, $"{greeting.Node}_{at}_{Guid.NewGuid().ToString("N")[..6]}.csv");
        try
        {
            started.Append(Encoding.Latin1.GetBytes(greeting.Masked + "\n"));
            return started;
        }
        catch
        {
            started.Discard();
            throw;
        }
    }

    // The number first: a stop between the two finishes the file at the next start, and no number is thought missing.
    private void Close()
    {
        if (file is null)
            return;
        try
        {
            nodes.Seen(greeting.Node);
            reports.Keep(greeting.Node);
        }
        finally
        {
            file.Finish();
            file = null;
        }
    }

    /// <summary>The number that a line begins with; null when it begins with none.</summary>
    internal static long? Number(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf((byte)';');
        return end > 0 && long.TryParse(line[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
