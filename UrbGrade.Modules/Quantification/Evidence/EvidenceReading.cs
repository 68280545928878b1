using System.Globalization;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>A line of <c>readings.csv</c>.</summary>
/// <param name="Series">Number of its series in the manifest.</param>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
internal readonly record struct EvidenceReading(int Series, long Start, long End, double Value, ReadingQuality Quality, int Revision, long Request, int Message)
{
    private const int Cells = 8;
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public StoredReading Stored => new(Start, End, Value, Quality, Request);

    public string Line() => string.Join(',', [
        Series.ToString(CultureInfo.InvariantCulture), Text(Start), Text(End), Value.ToString("R", CultureInfo.InvariantCulture), Quality.ToString().ToLowerInvariant(),
        Revision.ToString(CultureInfo.InvariantCulture), Request.ToString(CultureInfo.InvariantCulture), Message.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Reads a line as <see cref="Line"/> writes it.</summary>
    public static bool TryParse(string line, out EvidenceReading reading)
    {
        reading = default;
        if (line.Split(',') is not { Length: Cells } cells || !int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var series)
            || !TryInstant(cells[1], out var start) || !TryInstant(cells[2], out var end)
            || !double.TryParse(cells[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)
            || Array.FindIndex(Enum.GetNames<ReadingQuality>(), name => name.Equals(cells[4], StringComparison.OrdinalIgnoreCase)) is var quality && quality < 0
            || !int.TryParse(cells[5], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            || !long.TryParse(cells[6], NumberStyles.None, CultureInfo.InvariantCulture, out var request)
            || !int.TryParse(cells[7], NumberStyles.None, CultureInfo.InvariantCulture, out var message))
        {
            return false;
        }

        reading = new EvidenceReading(series, start, end, value, Enum.GetValues<ReadingQuality>()[quality], revision, request, message);
        return end >= start;
    }

    private static string Text(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);

    private static bool TryInstant(string text, out long at)
    {
        var isRead = DateTimeOffset.TryParseExact(text, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant);
        at = isRead ? instant.ToUnixTimeMilliseconds() : 0;
        return isRead;
    }
}
