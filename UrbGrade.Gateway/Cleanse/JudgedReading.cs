using UrbGrade.Gateway.Collect;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>What a cleansed value is worth. The numbers are stored.</summary>
internal enum ReadingQuality
{
    Measured = 0,

    /// <summary>Estimated by the one who delivered it; the method says who.</summary>
    Estimated = 1,

    /// <summary>Very unlike its neighbours: kept, shown, and not sent until it is delivered again.</summary>
    Suspect = 2,

    /// <summary>Not possible: kept only as raw value.</summary>
    Impossible = 3,
}

/// <summary>A reading with its verdict.</summary>
/// <param name="Method">How the value came about where it was not measured, or which rule doubts it; empty for measured values.</param>
internal readonly record struct JudgedReading(RawReading Reading, ReadingQuality Quality, string Method);
