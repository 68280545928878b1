using UrbGrade.Gateway.Collect;

namespace UrbGrade.Gateway.Configuration;

/// <summary>What a meter measures the use of.</summary>
internal enum Carrier
{
    Power,
    Heat,
    Water,
}

/// <summary>What follows from a carrier.</summary>
internal static class Carriers
{
    public static readonly IReadOnlyList<string> Names = ["power", "heat", "water"];

    /// <summary>The use of an interval.</summary>
    public static Quantity Use(this Carrier carrier) => carrier == Carrier.Water ? Quantity.Volume : Quantity.Energy;

    /// <summary>The counter of that use.</summary>
    public static Quantity Register(this Carrier carrier) => carrier == Carrier.Water ? Quantity.VolumeRegister : Quantity.EnergyRegister;
}
