using UrbGrade.Modules.Quantification.Decoding;

namespace UrbGrade.Modules.Quantification.Store;

/// <summary>Where the readings of a series of a request go.</summary>
/// <param name="SeriesId">0 when the series has no row yet.</param>
/// <param name="SharesEnergy">Whether it meters energy, or is the counter beside it, of an asset that has other meters too, or of a meter that tells its power as
/// well: when it begins, others are made of something else.</param>
internal sealed record SeriesTarget(SeriesKey Key, KnownMeter Meter, int SeriesId, bool SharesEnergy)
{
    /// <summary>The series of a counter that its meter's quantity was known by, and that stands beside these hours from now on; 0 for none.</summary>
    public int CounterId { get; init; }

    /// <summary>The series of the counter that stands beside these hours already; 0 for none.</summary>
    public int CounterBeside { get; init; }
}
