using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>Where hours are put together from: the store, or the file of an evidence.</summary>
internal interface IReadingSource
{
    /// <summary>The readings that the hours in [from, to) of a series are put together from.</summary>
    /// <param name="longest">What <see cref="HourlySeries.Assemble"/> is told of amounts that are to be spread.</param>
    /// <returns>In order of start; valid until the next call.</returns>
    ReadOnlySpan<StoredReading> ReadFor(int seriesId, SeriesKind kind, long from, long to, long longest = 0);

    /// <summary>The hours in [from, to) of a series that the rules of validation changed.</summary>
    List<CheckedValue> ReadChecked(int seriesId, long from, long to);
}
