using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>Assets that are compared with each other, at least eight. Unique by carrier, level, kind, site and area band.</summary>
internal sealed class PeerGroupRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public Medium Medium { get; set; }

    public PeerLevel Level { get; set; }

    /// <summary>Kind of the assets, such as <c>bakery</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>0 where the site does not matter.</summary>
    public int SiteId { get; set; }

    /// <summary>Number of the band of floor areas; 0 where it does not matter.</summary>
    public int AreaBand { get; set; }

    public int Members { get; set; }

    /// <summary>25th, 50th and 75th percentile of each <see cref="PeerMeasure"/> in its order; NaN where fewer than eight have it.</summary>
    public float[] Quartiles { get; set; } = [];

    /// <summary>Season of the usual workdays.</summary>
    public Season Season { get; set; }

    /// <summary>25th percentile of the peers' usual workdays, 24 values; empty where fewer than eight have one.</summary>
    public float[] DayLow { get; set; } = [];

    public float[] DayMedian { get; set; } = [];

    /// <summary>75th percentile of the peers' usual workdays.</summary>
    public float[] DayHigh { get; set; } = [];
}
