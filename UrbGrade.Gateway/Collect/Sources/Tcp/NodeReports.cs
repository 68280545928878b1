using System.Collections.Concurrent;
using System.Globalization;
using UrbGrade.Gateway.Events;

namespace UrbGrade.Gateway.Collect.Sources.Tcp;

/// <summary>
/// Follows the numbers that nodes give to their calls or lines, and reports what is missing or repeated. A number that
/// goes back with other content is a node that began anew, not a repetition: its lines are taken.
/// </summary>
internal sealed partial class NodeReports(SourceContext context)
{
    private const int MostRemembered = 2000;

    private readonly ILogger log = context.Logs.CreateLogger<NodeReports>();
    private readonly ConcurrentDictionary<string, Sequence> sequences = [];

    /// <summary>The last number that was taken of a node; null when there is none.</summary>
    public long? Last(string node) => Of(node).Last;

    public bool IsRepeated(string node, long number, ReadOnlySpan<byte> line)
    {
        var sequence = Of(node);
        lock (sequence)
            return sequence.Recent.TryGetValue(number, out var known) && known.AsSpan().SequenceEqual(line);
    }

    public void Took(string node, long number, byte[] line)
    {
        var sequence = Of(node);
        lock (sequence)
        {
            Notice(node, sequence.Last, number);
            sequence.Last = number;
            if (sequence.Recent.TryAdd(number, line))
                sequence.Order.Enqueue(number);
            else
                sequence.Recent[number] = line;
            if (sequence.Order.Count > MostRemembered)
                sequence.Recent.Remove(sequence.Order.Dequeue());
        }
    }

    /// <summary>Notes a whole series of numbers that was taken together, and remembers it over a restart.</summary>
    public void Count(string node, long first, long last)
    {
        var sequence = Of(node);
        lock (sequence)
        {
            Notice(node, sequence.Last, first);
            sequence.Last = last;
        }

        Keep(node);
    }

    /// <summary>Remembers the last number over a restart.</summary>
    public void Keep(string node)
    {
        if (Of(node).Last is { } last)
            context.Memory.Keep(Item(node), last.ToString(CultureInfo.InvariantCulture));
    }

    public void Repeated(string node, long number) => LogRepeated(context.Source.Id, node, number);

    public void Damaged(string node, string reason) => LogDamaged(context.Source.Id, node, reason);

    public void Filed(string node, int lines) => LogFiled(context.Source.Id, node, lines);

    private void Notice(string node, long? last, long number)
    {
        if (last is not { } before)
            return;
        if (number > before + 1)
            LogMissing(context.Source.Id, node, before + 1, number - 1);
        else if (number < before)
            LogRestarted(context.Source.Id, node, before, number);
    }

    private Sequence Of(string node) => sequences.GetOrAdd(node, name => new Sequence
    {
        Last = long.TryParse(context.Memory.Find(Item(name)), NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : null,
    });

    private static string Item(string node) => "number " + node;

    private sealed class Sequence
    {
        public long? Last { get; set; }

        public Dictionary<long, byte[]> Recent { get; } = [];

        public Queue<long> Order { get; } = [];
    }

    [LoggerMessage(EventCode.NumbersMissing, LogLevel.Warning, "{Source}: {Node} skipped the numbers {First} to {Last}: what they said is missing")]
    private partial void LogMissing(string source, string node, long first, long last);

    [LoggerMessage(EventCode.NumberRepeated, LogLevel.Debug, "{Source}: {Node} sent {Number} again; nothing changes")]
    private partial void LogRepeated(string source, string node, long number);

    [LoggerMessage(EventCode.NumbersRestarted, LogLevel.Warning, "{Source}: {Node} counts anew: {Number} after {Last}")]
    private partial void LogRestarted(string source, string node, long last, long number);

    [LoggerMessage(EventCode.CallDamaged, LogLevel.Warning, "{Source}: the log of {Node} arrived damaged and is asked for again: {Reason}")]
    private partial void LogDamaged(string source, string node, string reason);

    [LoggerMessage(EventCode.CallFiled, LogLevel.Information, "{Source}: {Node} delivered {Lines} lines")]
    private partial void LogFiled(string source, string node, int lines);
}
