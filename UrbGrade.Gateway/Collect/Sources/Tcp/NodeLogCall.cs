using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UrbGrade.Gateway.Collect.Formats;

namespace UrbGrade.Gateway.Collect.Sources.Tcp;

/// <summary>
/// One call of a master node: its log, closed by <c>#FIN;REG=13;CRC=9955</c> with the number of its lines and the
/// checksum (CRC-16/MODBUS) of all bytes before it. The node keeps the log until it hears <c>#OK</c>.
/// </summary>
internal sealed partial class NodeLogCall(SourceContext context, NodeConnection connection, NodeGreeting greeting, byte[] greetingLine, NodeReports reports)
{
    private const int MostLines = 100_000;

    private bool dropped;

    public async Task TakeAsync(CancellationToken cancellation)
    {
        await connection.ReplyAsync("#OK", cancellation);
        if (await TakeLogAsync(cancellation))
            await HandOverAsync(cancellation);
    }

    /// <returns>Whether the log is on the disk.</returns>
    private async Task<bool> TakeLogAsync(CancellationToken cancellation)
    {
        var filed = new MemoryStream();
        filed.Write(Encoding.Latin1.GetBytes(greeting.Masked + "\r\n"));
        var sum = ModbusChecksum.Of(greetingLine);
        var records = 0;
        try
        {
            while (await connection.ReadLinesAsync(1, cancellation) is [var line])
            {
                if (Ending().Match(Encoding.Latin1.GetString(line)) is { Success: true } ending)
                    return await EndAsync(filed, ending, ModbusChecksum.Add(sum, Encoding.Latin1.GetBytes(ending.Groups["head"].Value)), records, cancellation);
                if (TakesAnswer(line))
                    continue;
                sum = ModbusChecksum.Add(sum, line);
                var text = line.AsSpan().TrimEnd("\r\n"u8);
                if (text.IsEmpty)
                    continue;
                records += text[0] == '#' ? 0 : 1;
                filed.Write(text);
                filed.Write("\r\n"u8);
                if (records > MostLines)
                    throw new InvalidDataException($"more than {MostLines} lines in one call");
            }

            throw new EndOfStreamException("the node hung up before #FIN");
        }
        catch (Exception broken) when (broken is IOException or TimeoutException && records > 0 && !dropped)
        {
            // The node will send it all again; should it never do so, this is what there is.
            Drop(filed.ToArray(), "cut");
            throw;
        }
    }

    private async Task<bool> EndAsync(MemoryStream filed, Match ending, ushort sum, int records, CancellationToken cancellation)
    {
        var promised = int.Parse(ending.Groups["records"].ValueSpan, CultureInfo.InvariantCulture);
        if (promised != records)
        {
            reports.Damaged(greeting.Node, $"{records} lines arrived of {promised}");
            await connection.ReplyAsync($"#NO;REG={records}", cancellation);
            return false;
        }

        if (ending.Groups["sum"] is { Success: true } told && ushort.Parse(told.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) != sum)
        {
            reports.Damaged(greeting.Node, $"its checksum is {told.Value}, that of what arrived {sum:X4}");
            await connection.ReplyAsync("#NO;CRC", cancellation);
            return false;
        }

        if (records > 0)
            File(filed, records);
        await connection.ReplyAsync($"#OK;REG={records}", cancellation);
        return true;
    }

    // A node that has nothing to tell calls for its program only.
    private void File(MemoryStream filed, int records)
    {
        // With the password masked another checksum holds.
        filed.Write(Encoding.ASCII.GetBytes($"#FIN;REG={records};CRC="));
        filed.Write(Encoding.ASCII.GetBytes($"{ModbusChecksum.Of(filed.ToArray()):X4}\r\n"));
        Drop(filed.ToArray(), null);
        if (greeting.Call is { } call)
            reports.Count(greeting.Node, call, call);
        reports.Filed(greeting.Node, records);
    }

    // The log comes first: a node that does not understand its program has delivered already.
    private async Task HandOverAsync(CancellationToken cancellation)
    {
        var programs = context.Programs.For(greeting.Node);
        foreach (var program in programs)
        {
            await connection.ReplyAsync(program.Text, cancellation);
            context.Programs.HandedOver(program);
        }

        for (var answers = 0; answers < programs.Count && await connection.ReadLinesAsync(1, cancellation) is [var line];)
            answers += TakesAnswer(line) ? 1 : 0;
    }

    private bool TakesAnswer(ReadOnlySpan<byte> line) => context.Programs.TryTake(greeting.Node, Encoding.Latin1.GetString(line).TrimEnd());

    private void Drop(ReadOnlySpan<byte> content, string? note)
    {
        var at = context.Time.GetUtcNow().ToString("yyyyMMdd'_'HHmmssfff", CultureInfo.InvariantCulture);
        using var file = new GrowingFile(context.Drop, $"node_{greeting.Node}_{at}{(note is null ? "" : "_" + note)}.log");
        try
        {
            file.Append(content);
        }
        catch
        {
            file.Discard();
            throw;
        }

        file.Finish();
        dropped = true;
    }

    [GeneratedRegex(@"^(?<head>#FIN;REG=(?<records>\d{1,6})(?:;CRC=)?)(?<sum>[0-9A-Fa-f]{4})?\s*$")]
    private static partial Regex Ending();
}
