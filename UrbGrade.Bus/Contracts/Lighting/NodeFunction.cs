namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>What a node does in the network of nodes.</summary>
public enum NodeFunction
{
    /// <summary>Calls in over mobile data and manages its slaves.</summary>
    Master,

    /// <summary>Speaks to its master alone, by short-range radio (IEEE 802.15.4).</summary>
    Slave,
}
