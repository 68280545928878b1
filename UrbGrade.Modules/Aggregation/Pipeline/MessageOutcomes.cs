using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>What becomes of each message of one request.</summary>
internal sealed class MessageOutcomes
{
    private const int LongestQuote = 100;

    private const int LongestReason = 500;

    /// <summary>Messages looked at.</summary>
    public int Messages { get; private set; }

    /// <summary>In order of index.</summary>
    public List<MessageRejection> Rejections { get; } = [];

    /// <summary>Indexes of exact repetitions, ascending.</summary>
    public List<int> Duplicates { get; } = [];

    /// <summary>What each meter brought, over its accepted messages.</summary>
    public Dictionary<string, MeterSpan> Meters { get; } = new(StringComparer.Ordinal);

    /// <summary>Meters that the tenant did not have, in order of appearance.</summary>
    public List<string> NewMeters { get; } = [];

    /// <summary>Messages kept for quantification.</summary>
    public int Accepted => Messages - Rejections.Count - Duplicates.Count;

    /// <summary>Goes on to the next message.</summary>
    public void Next() => Messages++;

    /// <summary>Refuses the current message.</summary>
    public void Reject(int index, string code, string reason) => Rejections.Add(new MessageRejection(index, code, Shorten(reason, LongestReason)));

    /// <summary>Notes an exact repetition.</summary>
    public void Repeat(int index) => Duplicates.Add(index);

    /// <summary>Notes an accepted message of a meter.</summary>
    public void Accept(string meter, DateTimeOffset start, DateTimeOffset end) =>
        Meters[meter] = Meters.TryGetValue(meter, out var span) ? span.With(start, end) : MeterSpan.Of(start, end);

    /// <summary>A found value, short enough for a reason.</summary>
    public static string Quote(ReadOnlySpan<char> found) =>
        found.Length <= LongestQuote ? $"'{found}'" : $"'{found[..LongestQuote]}...'";

    private static string Shorten(string text, int longest) => text.Length <= longest ? text : $"{text.AsSpan(0, longest)}...";
}
