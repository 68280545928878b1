namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>How a home, a shop or a cabinet uses energy.</summary>
/// <param name="Meters">By carrier, then meter; empty before the first night.</param>
/// <param name="Peers">One for each carrier in which there are at least eight peers.</param>
/// <param name="ComfortShare">Hours of the last whole month within category II, %; null where nobody measures it.</param>
/// <param name="ComfortClass">The best category, 1 to 3, that nine in ten hours of that month were in; 4 for none; null where nobody measures it.</param>
/// <param name="Satisfaction">Index of that month's votes, 0 to 100; null without enough of them.</param>
/// <param name="Trades">One for each carrier with a profile.</param>
public sealed record AssetProfile(
    int AssetId, string Name, IReadOnlyList<MeterProfile> Meters, IReadOnlyList<PeerStanding> Peers, double? ComfortShare, int? ComfortClass, double? Satisfaction,
    IReadOnlyList<TradeBasis> Trades)
{
    /// <summary>The carriers in which it is not compared, and why; empty before the first comparison.</summary>
    public IReadOnlyList<LackOfPeers> NotCompared { get; init; } = [];

    /// <summary>Where the readings come from, as its site tells; null for own meters.</summary>
    public string? Origin { get; init; }
}
