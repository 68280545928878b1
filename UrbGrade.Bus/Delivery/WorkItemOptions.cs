using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Bus.Delivery;

/// <summary>How work items are dispatched, tried again and forgotten.</summary>
public sealed class WorkItemOptions
{
    private static readonly TimeSpan[] CustomaryWaits = [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)];

    /// <summary>Whether this process runs handlers at all, or only adds work for others.</summary>
    public bool HandlesWork { get; set; } = true;

    /// <summary>Handlers of one tenant that run at the same time; 0 means one for each processor. All tenants together have four
    /// times as many, so that one with much to do leaves room for several others that come at the same moment.</summary>
    [Range(0, 1024)]
    public int Concurrency { get; set; }

    /// <summary>Items that are claimed or closing for each one that runs, so that claims and closings share transactions.</summary>
    [Range(1, 256)]
    public int ClaimedAhead { get; set; } = 16;

    /// <summary>Items of one tenant and priority that wait in this process' memory at most; the others wait in the database.</summary>
    [Range(16, 1_000_000)]
    public int MostUnderWay { get; set; } = 2_000;

    /// <summary>How long a claim holds; it is renewed while the handler runs.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one attempt may take; its lease is not renewed beyond.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestAttempt { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often the relay looks for items that are due.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Waits after the first, second, ... failed attempt; the attempt after the last wait is the last one. Null for 10 s, 20 s, 30 s and 5 min:
    /// settings add to a list that is there, and could not shorten it.</summary>
    [MinLength(1)]
    public TimeSpan[]? BackOff { get; set; }

    /// <summary>Attempts without an outcome, as when the process is killed, after which an item is parked: more than of those that
    /// fail, as a machine that restarts often is no fault of the item.</summary>
    [Range(1, 1_000)]
    public int MostInterruptions { get; set; } = 20;

    /// <summary>How long done items are kept: a day at least, as by them it is known that a night's job was done already.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepDone { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Attempts after which an item is parked.</summary>
    public int MostAttempts => Waits.Count + 1;

    /// <summary>What <see cref="BackOff"/> says.</summary>
    internal IReadOnlyList<TimeSpan> Waits => BackOff ?? CustomaryWaits;

    /// <summary>Handlers of one tenant that run at the same time.</summary>
    internal int RunningOfTenant => Concurrency > 0 ? Concurrency : Environment.ProcessorCount;

    /// <summary>Handlers that run at the same time.</summary>
    internal int RunningAtOnce => 4 * RunningOfTenant;

    /// <summary>Items of one tenant that are being claimed, run or closed.</summary>
    internal int MostDispatchedOfTenant => RunningOfTenant * ClaimedAhead;

    /// <summary>Items that are being claimed, run or closed. So many tenants may fill their share before another one has to wait for
    /// its turn until one of theirs is over.</summary>
    internal int MostDispatched => 4 * MostDispatchedOfTenant;
}
