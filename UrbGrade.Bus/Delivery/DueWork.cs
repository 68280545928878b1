using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace UrbGrade.Bus.Delivery;

/// <summary>The items that this process has in hand: on their way to a handler, or in one. Losing it loses nothing.</summary>
internal sealed class DueWork(IOptions<WorkItemOptions> options)
{
    private readonly ConcurrentDictionary<long, byte> underWay = new();
    private readonly Channel<long> due = Channel.CreateUnbounded<long>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<byte> room = Channel.CreateBounded<byte>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly int most = options.Value.HandlesWork ? options.Value.MostUnderWay : 0;
    private int count;
    private volatile bool turnedAway;

    /// <summary>Items in hand.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Ids to dispatch, each once while it is in hand.</summary>
    public ChannelReader<long> Due => due.Reader;

    /// <summary>Tells the relay that items were turned away and there is room again.</summary>
    public ChannelReader<byte> Room => room.Reader;

    /// <summary>Takes an item in hand.</summary>
    /// <returns>False when there is no room; the relay will find it in the database.</returns>
    public bool TryTake(long id)
    {
        if (Count >= most)
        {
            turnedAway = true;
            return false;
        }

        if (underWay.TryAdd(id, 0))
        {
            Interlocked.Increment(ref count);
            due.Writer.TryWrite(id);
        }

        return true;
    }

    /// <summary>Lets go of an item, whatever became of it.</summary>
    public void LetGo(long id)
    {
        if (underWay.TryRemove(id, out _) && Interlocked.Decrement(ref count) <= most / 2 && turnedAway)
        {
            turnedAway = false;
            room.Writer.TryWrite(0);
        }
    }
}
