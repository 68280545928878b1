using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>What is believed of a series' hours from a civil day on. Unique by series and day.</summary>
internal sealed class SeriesThresholdRow : ITenantOwned
{
    public int Id { get; set; }

    public int TenantId { get; set; }

    public int SeriesId { get; set; }

    public DateOnly From { get; set; }

    /// <summary>In the series' unit; an hour above is not believed. Null where nothing is known.</summary>
    public double? Most { get; set; }

    /// <summary>An hour above is shown to a person.</summary>
    public double? Review { get; set; }

    /// <summary>The mean hour.</summary>
    public double? Usual { get; set; }

    public bool ZeroIsMissing { get; set; }

    /// <summary>Whether what is missing is estimated.</summary>
    public bool Estimates { get; set; }

    /// <summary>Share by which heat may miss what its water carried; null for the usual one.</summary>
    public double? Tolerance { get; set; }

    /// <summary>Whether a person wrote it: learning then leaves it alone.</summary>
    public bool IsByHand { get; set; }

    public required string Reason { get; set; }

    public HourLimits Limits() => new(From, Most, Review, Usual, ZeroIsMissing, Estimates, Tolerance);
}
