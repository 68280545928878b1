namespace UrbGrade.Bus.Contracts.Gis;

/// <summary>What a place on the map is.</summary>
public enum PlaceKind
{
    /// <summary>An area with a name: a quarter, a block, a postcode.</summary>
    District = 0,

    /// <summary>A line or an area.</summary>
    Street = 1,

    /// <summary>A footprint.</summary>
    Building = 2,

    /// <summary>A point.</summary>
    LightPoint = 3,

    /// <summary>The point where a meter is; its code is the meter's name in messages.</summary>
    Meter = 4,
}
