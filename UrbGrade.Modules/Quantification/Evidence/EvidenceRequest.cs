using System.Globalization;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>A signed request: a line of <c>requests.csv</c>, or of the manifest in <see cref="EvidenceManifest.EarlierFormat"/>.</summary>
/// <param name="File">Null when the platform had deleted it.</param>
/// <param name="Skipped">Indexes of its messages that were refused or are repetitions.</param>
/// <param name="Thumbprint">SHA-256 of the certificate that signed it.</param>
/// <param name="Sha256">Of its file, 64 lower-case hex digits; null without one, and in the manifest, which names the file itself.</param>
internal sealed record EvidenceRequest(
    long Id, string? File, DateTimeOffset ReceivedAt, IReadOnlyList<int> Skipped, string? Thumbprint, string? Sha256 = null)
{
    private const int Cells = 5;
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public string Line() => string.Join(',', [
        Id.ToString(CultureInfo.InvariantCulture), ReceivedAt.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture),
        string.Join(' ', Skipped.Select(index => index.ToString(CultureInfo.InvariantCulture))), Thumbprint ?? "", Sha256 ?? ""]);

    /// <summary>Reads a line as <see cref="Line"/> writes it; null for another one.</summary>
    public static EvidenceRequest? Parse(string line)
    {
        if (line.Split(',') is not { Length: Cells } cells || !long.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !DateTimeOffset.TryParseExact(cells[1], Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var receivedAt))
        {
            return null;
        }

        var skipped = new List<int>();
        foreach (var cell in cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                return null;
            }

            skipped.Add(index);
        }

        var sha256 = Known(cells[4]);
        return new EvidenceRequest(id, sha256 is null ? null : EvidenceNames.Message(id), receivedAt, skipped, Known(cells[3]), sha256);
    }

    private static string? Known(string cell) => cell.Length == 0 ? null : cell;
}
