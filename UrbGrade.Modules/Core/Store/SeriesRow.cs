using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>What one meter measures of one quantity.</summary>
internal sealed class SeriesRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public int MeterId { get; set; }

    /// <summary>Such as <c>energy</c>, <c>price</c>, <c>temperature_in</c>, <c>temperature_out</c>.</summary>
    public required string Quantity { get; set; }

    /// <summary>Canonical unit, UCUM.</summary>
    public required string Unit { get; set; }

    /// <summary>Carrier: power, heat, gas, water, light; null for prices and temperatures.</summary>
    public string? Medium { get; set; }

    public SeriesKind Kind { get; set; }
}
