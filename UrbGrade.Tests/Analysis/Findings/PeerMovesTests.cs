using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Tests.Analysis.Findings;

public sealed class PeerMovesTests
{
    [Fact]
    public void A_peer_is_read_once_though_several_workers_ask_at_the_same_time()
    {
        var one = new SeriesToAnalyse(Heat(1), 1, null, null, null, null) { Peers = [Heat(2), Heat(3)] };
        var (moves, read) = (new PeerMoves(), 0);

        Parallel.For(0, 4, worker => moves.Around(one, peer =>
        {
            Interlocked.Increment(ref read);
            SpinWait.SpinUntil(() => false, 20);
            return null;
        }));

        Assert.Equal(2, read);
    }

    private static MeasuredSeries Heat(int id) =>
        new(id, id, $"heat-{id}", id, "energy", "kW.h", "heat", SeriesKind.Interval, LocalCalendar.Of("Europe/Madrid"), []);
}
