using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Decoding;

/// <summary>One value of a message.</summary>
/// <param name="Series">Position in the list of series of its request.</param>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="End">Excluded; equals <paramref name="Start"/> where the message names none.</param>
/// <param name="Value">In the canonical unit.</param>
/// <param name="MessageIndex">Position of the message in its request, from 0.</param>
/// <param name="Quality">As the message says; measured where it says nothing.</param>
internal readonly record struct DecodedReading(int Series, long Start, long End, double Value, int MessageIndex, ReadingQuality Quality = ReadingQuality.Measured);
