using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>An asset among its peers. Key: asset and carrier.</summary>
internal sealed class ConsumerProfileRow : ITenantOwned
{
    public int AssetId { get; set; }

    public Medium Medium { get; set; }

    public int TenantId { get; set; }

    /// <summary>Null with fewer than eight peers.</summary>
    public int? PeerGroupId { get; set; }

    /// <summary>Value of each <see cref="Bus.Contracts.Profiling.PeerMeasure"/> in its order; NaN where there is none.</summary>
    public float[] Values { get; set; } = [];

    /// <summary>0 lowest to 100 highest, in the same order; NaN with fewer than eight peers.</summary>
    public float[] Percentiles { get; set; } = [];

    /// <summary>The usual workday of the group's season, 24 values; empty without one.</summary>
    public float[] Day { get; set; } = [];
}
