namespace UrbGrade.Gateway.Configuration;

/// <summary>How a meter's power follows from the voltage and current that it measures.</summary>
internal enum Connection
{
    /// <summary>It is not known, and not checked.</summary>
    None,

    /// <summary>One phase.</summary>
    SinglePhase,

    /// <summary>Three phases; the voltage is that between two of them.</summary>
    ThreePhase,

    /// <summary>Three phases; the voltage is that of one against neutral.</summary>
    ThreePhaseNeutral,
}

/// <summary>What follows from a connection.</summary>
internal static class Connections
{
    public static readonly IReadOnlyList<string> Names = ["none", "singlePhase", "threePhase", "threePhaseNeutral"];

    /// <summary>Apparent power over the product of voltage and current, with loads that are alike on all phases; null where it is not known.</summary>
    public static double? Phases(this Connection connection) => connection switch
    {
        Connection.SinglePhase => 1,
        Connection.ThreePhase => Math.Sqrt(3),
        Connection.ThreePhaseNeutral => 3,
        _ => null,
    };
}
