namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>From the earliest start to the latest end of a meter's accepted messages, UTC.</summary>
internal readonly record struct MeterSpan(DateTimeOffset From, DateTimeOffset To)
{
    public MeterSpan With(DateTimeOffset start, DateTimeOffset end) => new(start < From ? start : From, end > To ? end : To);
}
