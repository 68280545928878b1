using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace UrbGrade.Bus.Delivery;

/// <summary>The items that this process has in hand: waiting for their turn, on their way to a handler, or in one. Tenants take
/// turns, one item each, and within a tenant the most urgent goes first. Losing it loses nothing.</summary>
internal sealed class DueWork(IOptions<WorkItemOptions> options)
{
    private readonly Lock gate = new();
    private readonly HashSet<long> inHand = [];
    private readonly Dictionary<int, TenantLine> tenants = [];
    private readonly Queue<TenantLine> round = new();
    private readonly Channel<byte> ready = Signal();
    private readonly Channel<byte> room = Signal();
    private readonly int mostWaiting = options.Value.HandlesWork ? options.Value.MostUnderWay : 0;
    private readonly int mostDispatched = options.Value.MostDispatched;
    private readonly int mostDispatchedOfTenant = options.Value.MostDispatchedOfTenant;
    private int dispatched;

    /// <summary>Items in hand of the tenant that has most of them.</summary>
    public int MostOfTenant
    {
        get
        {
            lock (gate)
            {
                return tenants.Count == 0 ? 0 : tenants.Values.Max(line => line.Waiting + line.Dispatched);
            }
        }
    }

    /// <summary>Tells the relay that items were turned away and there is room again.</summary>
    public ChannelReader<byte> Room => room.Reader;

    /// <summary>Takes an item in hand.</summary>
    /// <returns>False when the tenant has no room for more of this priority; the relay will find it in the database.</returns>
    public bool TryTake(DueItem item)
    {
        lock (gate)
        {
            if (inHand.Contains(item.Id))
            {
                return true;
            }

            if (!tenants.TryGetValue(item.TenantId, out var line))
            {
                tenants.Add(item.TenantId, line = new TenantLine());
            }

            if (line.WaitingOf(item.Priority) >= mostWaiting)
            {
                line.HasTurnedAway = true;
                return false;
            }

            inHand.Add(item.Id);
            line.Add(item);
            Join(line);
        }

        ready.Writer.TryWrite(0);
        return true;
    }

    /// <summary>Waits for the item whose turn it is, and for the right to dispatch it. For one caller at a time.</summary>
    public async ValueTask<DueItem> Next(CancellationToken cancellation)
    {
        DueItem item;
        while (!TryNext(out item))
        {
            await ready.Reader.ReadAsync(cancellation);
        }

        return item;
    }

    /// <summary>Lets go of an item that was dispatched, whatever became of it.</summary>
    public void LetGo(DueItem item)
    {
        bool hasRoom;
        lock (gate)
        {
            inHand.Remove(item.Id);
            var line = tenants[item.TenantId];
            line.Dispatched--;
            dispatched--;
            Join(line);
            hasRoom = line.HasTurnedAway && line.WaitingOf(item.Priority) <= mostWaiting / 2;
            line.HasTurnedAway &= !hasRoom;
        }

        ready.Writer.TryWrite(0);
        if (hasRoom)
        {
            room.Writer.TryWrite(0);
        }
    }

    private bool TryNext(out DueItem item)
    {
        lock (gate)
        {
            if (dispatched >= mostDispatched || !round.TryDequeue(out var line))
            {
                item = default;
                return false;
            }

            line.IsInRound = false;
            item = line.Take();
            line.Dispatched++;
            dispatched++;
            Join(line);
            return true;
        }
    }

    /// <summary>Gives a tenant its place at the end of the round, when it has something that may be dispatched.</summary>
    private void Join(TenantLine line)
    {
        if (!line.IsInRound && line.Waiting > 0 && line.Dispatched < mostDispatchedOfTenant)
        {
            line.IsInRound = true;
            round.Enqueue(line);
        }
    }

    private static Channel<byte> Signal() => Channel.CreateBounded<byte>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
}
