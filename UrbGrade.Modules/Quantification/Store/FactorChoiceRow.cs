using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Which emission factors figures of a tenant and carrier take, where it is not what is usual. Key: tenant and carrier.</summary>
internal sealed class FactorChoiceRow : ITenantOwned
{
    public int TenantId { get; set; }

    /// <summary>Medium: power, gas, heat.</summary>
    public required string Carrier { get; set; }

    /// <summary>Country, bidding zone or utility; null for the tenant's country.</summary>
    public string? Zone { get; set; }

    /// <summary>Null for the usual one.</summary>
    public string? Method { get; set; }
}
