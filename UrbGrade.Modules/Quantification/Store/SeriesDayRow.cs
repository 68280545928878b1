using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Which hours of a local day a series has. Key: series and day.</summary>
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
