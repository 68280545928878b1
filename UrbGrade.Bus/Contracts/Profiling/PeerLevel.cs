namespace UrbGrade.Bus.Contracts.Profiling;

/// <summary>What makes a group of peers: the closest one that has at least eight members. The numbers are stored.</summary>
public enum PeerLevel
{
    /// <summary>Same kind, same site, floor area in the same band.</summary>
    KindSiteArea = 0,

    /// <summary>Same kind, same site.</summary>
    KindSite = 1,

    /// <summary>Same kind.</summary>
    Kind = 2,
}
