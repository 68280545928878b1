namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>One message of a request, as it stands on the wire: structure is checked, values are not.</summary>
/// <remarks>The reader has one instance and fills it anew for each message; memory it hands out is valid until then.</remarks>
public sealed class AggregationMessage
{
    private readonly List<ContentField> fields = [];

    internal AggregationMessage() => Clear(-1);

    /// <summary>Position in the request, from 0.</summary>
    public int Index { get; private set; }

    /// <summary>What is wrong with the structure, for the peer to read; null when the message is whole. What came before the flaw is filled in.</summary>
    public string? Problem { get; private set; }

    /// <summary>The <see cref="RejectionCode"/> that goes with <see cref="Problem"/>.</summary>
    public string? ProblemCode { get; private set; }

    /// <summary>Text of <c>timestamp</c>.</summary>
    public ReadOnlyMemory<char> Timestamp { get; internal set; }

    /// <summary>Text of <c>messageType/type</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>Text of <c>messageType/version</c>.</summary>
    public string Version { get; internal set; } = "";

    /// <summary>Text of <c>messageSourceElement</c>.</summary>
    public string Source { get; internal set; } = "";

    /// <summary>Text of <c>messagePositionX</c>; null when the message has no position.</summary>
    public string? PositionX { get; internal set; }

    /// <summary>Text of <c>messagePositionY</c>; null when the message has no position.</summary>
    public string? PositionY { get; internal set; }

    /// <summary>The children of <c>gcontent</c>, in order, repeated names included.</summary>
    public IReadOnlyList<ContentField> Fields => fields;

    internal void Clear(int index)
    {
        Index = index;
        Problem = ProblemCode = PositionX = PositionY = null;
        Timestamp = default;
        Type = Version = Source = "";
        fields.Clear();
    }

    internal void Add(ContentField field) => fields.Add(field);

    internal bool Refuse(string code, string problem)
    {
        Problem ??= problem;
        ProblemCode ??= code;
        return false;
    }
}
