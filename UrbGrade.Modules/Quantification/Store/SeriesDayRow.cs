using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Which hours of a local day a series has. Key: tenant, day and series, so that what one day brings
/// lies together.</summary>
internal sealed class SeriesDayRow : ITenantOwned
{
    public int SeriesId { get; set; }

    public DateOnly LocalDay { get; set; }

    public int TenantId { get; set; }

    /// <summary>Bit <c>i</c> is set when the hour that begins <c>i</c> hours after local midnight was delivered, whether or not it is believed.</summary>
    public int ValidHours { get; set; }

    /// <summary>Of the valid hours, those that stand on an estimate of whoever sent them.</summary>
    public int EstimatedHours { get; set; }

    /// <summary>Hours that the platform estimated.</summary>
    public int FilledHours { get; set; }

    /// <summary>Hours that were delivered and are not believed.</summary>
    public int RejectedHours { get; set; }

    /// <summary>Hours that are used and should be looked at.</summary>
    public int ReviewHours { get; set; }

    /// <summary>The rules that applied, as bits: see <see cref="UrbGrade.Bus.Validation.VecRule.Bit"/>.</summary>
    public int Rules { get; set; }
}
