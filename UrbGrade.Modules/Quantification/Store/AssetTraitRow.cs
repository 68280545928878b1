using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What is known of an asset beside its readings, from a local day on. Unique by asset, name and day.</summary>
internal sealed class AssetTraitRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public int AssetId { get; set; }

    /// <summary>One of <see cref="Domain.AssetTraits.Units"/>.</summary>
    public required string Name { get; set; }

    /// <summary>First local day on which it holds.</summary>
    public DateOnly From { get; set; }

    public double Value { get; set; }

    /// <summary>Who says so: a document, a survey, an assumption.</summary>
    public required string Source { get; set; }
}
