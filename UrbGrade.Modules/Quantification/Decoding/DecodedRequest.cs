namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>The readings of one stored request.</summary>
/// <param name="Series">Each once.</param>
/// <param name="Readings">In the order of the messages.</param>
/// <param name="Records">In the order of the messages.</param>
/// <param name="Unreadable">Values that were left out because they cannot be read.</param>
internal sealed record DecodedRequest(
    IReadOnlyList<SeriesKey> Series, IReadOnlyList<DecodedReading> Readings, IReadOnlyList<DecodedRecord> Records, int Unreadable);
