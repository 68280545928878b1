namespace UrbGrade.Bus.Delivery;

/// <summary>The due items of one tenant in this process: the most urgent first, and among equals the first that came.</summary>
internal sealed class TenantLine
{
    private readonly Queue<DueItem>[] waiting = [.. Enum.GetValues<WorkPriority>().Select(_ => new Queue<DueItem>())];

    /// <summary>Items that wait for their turn.</summary>
    public int Waiting => waiting.Sum(line => line.Count);

    /// <summary>Items that were dispatched and are not over.</summary>
    public int Dispatched { get; set; }

    /// <summary>Whether the tenant has its place in the round.</summary>
    public bool IsInRound { get; set; }

    /// <summary>Whether an item was refused since there was room last.</summary>
    public bool HasTurnedAway { get; set; }

    public int WaitingOf(WorkPriority priority) => waiting[(int)priority].Count;

    public void Add(DueItem item) => waiting[(int)item.Priority].Enqueue(item);

    public DueItem Take() => waiting.First(line => line.Count > 0).Dequeue();
}
