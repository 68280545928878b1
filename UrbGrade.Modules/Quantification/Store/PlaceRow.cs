using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>A street or a district whose assets have KPIs together. Unique by tenant, kind and name.</summary>
internal sealed class PlaceRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>Street or district.</summary>
    public KpiScope Kind { get; set; }

    public required string Name { get; set; }
}
