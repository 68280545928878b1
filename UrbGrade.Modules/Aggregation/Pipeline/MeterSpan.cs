namespace UrbGrade.Modules.Aggregation.Pipeline;

/// <summary>From the earliest start to the latest end of a meter's accepted messages, UTC.</summary>
/// <param name="HasIntervals">Whether any of them covers time, or all are readings at instants.</param>
internal readonly record struct MeterSpan(DateTimeOffset From, DateTimeOffset To, bool HasIntervals)
{
    public static MeterSpan Of(DateTimeOffset start, DateTimeOffset end) => new(start, end, end > start);

    public MeterSpan With(DateTimeOffset start, DateTimeOffset end) =>
        new(start < From ? start : From, end > To ? end : To, HasIntervals || end > start);
}
