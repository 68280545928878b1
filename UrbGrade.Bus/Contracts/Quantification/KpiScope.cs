namespace UrbGrade.Bus.Contracts.Quantification;

/// <summary>What a KPI is about. The numbers are stored.</summary>
public enum KpiScope
{
    /// <summary>A shop, a house, a lighting cabinet.</summary>
    Asset = 0,

    /// <summary>One of several meters of an asset.</summary>
    Meter = 1,

    /// <summary>The assets of a street.</summary>
    Street = 2,

    /// <summary>The assets of a district.</summary>
    District = 3,

    /// <summary>All assets of a tenant.</summary>
    Tenant = 4,
}
