using UrbGrade.Bus.Contracts.Aggregation;

namespace UrbGrade.Modules.Aggregation.Gaps;

/// <summary>What the receipts of one tenant have asked for, and when gaps were last looked for. Used by whoever got true from
/// <see cref="TryBegin"/>, until <see cref="End"/>.</summary>
internal sealed class AskedGaps
{
    /// <summary>A gap that no answer has filled is asked for again on another day, and not for ever.</summary>
    private const int MostTimes = 3;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    /// <summary>Less than a day, so that a daily request does not fall just short of it.</summary>
    private static readonly TimeSpan AskEvery = TimeSpan.FromHours(20);

    private readonly List<(ResendRequest Gap, DateTimeOffset At)> asked = [];
    private long nextLook;

    /// <summary>Whether it is time to look again and nobody else does.</summary>
    public bool TryBegin(DateTimeOffset now)
    {
        var next = Interlocked.Read(ref nextLook);
        return now.UtcTicks >= next && Interlocked.CompareExchange(ref nextLook, long.MaxValue, next) == next;
    }

    public void End(DateTimeOffset now) => Interlocked.Exchange(ref nextLook, (now + LookEvery).UtcTicks);

    /// <summary>Whether what earlier receipts asked for was read from the store.</summary>
    public bool IsLoaded { get; set; }

    public void Add(ResendRequest gap, DateTimeOffset at) => asked.Add((gap, at));

    public void Forget(DateTimeOffset before) => asked.RemoveAll(asked => asked.Gap.To < before);

    /// <summary>What may be asked for now, in pieces of one UTC day that are joined where they touch.</summary>
    public IEnumerable<ResendRequest> Due(string source, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        ResendRequest? open = null;
        for (var start = from; start < to;)
        {
            var midnight = new DateTimeOffset(start.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
            var end = midnight < to ? midnight : to;
            if (IsDue(source, start, end, now))
            {
                open = open is null ? new ResendRequest(source, start, end) : open with { To = end };
            }
            else if (open is not null)
            {
                yield return open;
                open = null;
            }

            start = end;
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private bool IsDue(string source, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var times = 0;
        foreach (var (gap, at) in asked)
        {
            if (gap.Source == source && gap.From < to && gap.To > from && (++times >= MostTimes || now - at < AskEvery))
            {
                return false;
            }
        }

        return true;
    }
}
