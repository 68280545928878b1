using System.Collections.Concurrent;
using UrbGrade.Modules.Analysis.Domain.Findings;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Findings;

/// <summary>What meters of a carrier tell each other of the season in one look: each is read once, whichever worker asks first.</summary>
internal sealed class PeerMoves
{
    private readonly ConcurrentDictionary<int, Lazy<IReadOnlyDictionary<DateOnly, double>>> moves = new();

    /// <param name="track">Reads a peer; null where it has nothing. Another worker may call it while this one waits for that.</param>
    public PeerSeason Around(SeriesToAnalyse one, Func<MeasuredSeries, HourTrack?> track) =>
        new([.. one.Peers.Select(peer => moves.GetOrAdd(peer.Id, _ => new(() => track(peer) is { } hours ? PeerSeason.Moves(hours) : [])).Value)]);
}
