using NodaTime;

namespace UrbGrade.Gateway.Collect;

/// <summary>How the source itself vouches for a value.</summary>
internal enum SourceFlag
{
    Measured = 0,
    Estimated = 1,
}

/// <summary>One value as a source delivered it, in canonical units and UTC, not yet judged.</summary>
/// <param name="Meter">The device or supply point as the file names it; <see cref="SiteWide"/> where a value holds for the whole site.</param>
/// <param name="Start">Start of the interval, UTC, included.</param>
/// <param name="Seconds">Length of the interval.</param>
/// <param name="Line">Line in the file, from 1.</param>
internal readonly record struct RawReading(
    string Meter, Quantity Quantity, Instant Start, int Seconds, decimal Value, SourceFlag Flag, int Line)
{
    /// <summary>Stands for the meter of series that belong to no single device, such as prices.</summary>
    public const string SiteWide = "*";
}
