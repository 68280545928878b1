using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>An hour of a series that the rules of validation changed, beside the readings, which stay: estimated, not believed, or in a gap that may yet
/// be estimated. Key: series and start.</summary>
internal sealed class CheckedHourRow : ITenantOwned
{
    public int SeriesId { get; set; }

    public DateTimeOffset StartAt { get; set; }

    public int TenantId { get; set; }

    public DateOnly LocalDay { get; set; }

    /// <summary>The estimate in the series' canonical unit; null when the hour counts as missing.</summary>
    public double? Value { get; set; }

    /// <summary>Bits of <see cref="UrbGrade.Bus.Validation.VecFlags"/>.</summary>
    public int Flags { get; set; }

    /// <summary>One of <see cref="UrbGrade.Bus.Validation.VecRule"/>.</summary>
    public required string Rule { get; set; }

    /// <summary>How it was estimated; empty without an estimate.</summary>
    public required string Method { get; set; }

    /// <summary>The first civil day whose readings have a say.</summary>
    public DateOnly DependsFrom { get; set; }

    /// <summary>The last one.</summary>
    public DateOnly DependsTo { get; set; }
}
