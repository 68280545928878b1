using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Which hours of a local day a series has. Key: tenant, day and series, so that what one day brings
/// lies together.</summary>
internal sealed class SeriesDayRow : ITenantOwned
{
    public int SeriesId { get; set; }

    public DateOnly LocalDay { get; set; }

    public int TenantId { get; set; }

    /// <summary>Bit <c>i</c> is set when the hour that begins <c>i</c> hours after local midnight is valid.</summary>
    public int ValidHours { get; set; }

    /// <summary>Of the valid hours, those that stand on an estimate.</summary>
    public int EstimatedHours { get; set; }
}
