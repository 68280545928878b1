using System.Globalization;

namespace UrbGrade.Modules.Gis.Features;

/// <summary>Reads the parameter <c>datetime</c> (OGC 17-069r4, 7.15.4): an instant, a day or an interval of these, open at either end or at both.</summary>
internal static class FeatureTime
{
    private const string Date = "yyyy-MM-dd";

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <summary>Characters of an offset such as +01:00.</summary>
    private const int OffsetLength = 6;

    /// <summary>The first and the last instant that are asked for; null for no limit. A day, of UTC, is asked for from its first instant to its last
    /// one.</summary>
    /// <exception cref="FeatureQueryException">It is none of these, or ends before it begins.</exception>
    public static (DateTimeOffset? From, DateTimeOffset? To) Read(string text)
    {
        (DateTimeOffset? From, DateTimeOffset? To) time = text.Split('/') switch
        {
            [var moment] => Moment(moment, text),
            [var from, var to] when text.Length > 1 => (IsOpen(from) ? null : Moment(from, text).From, IsOpen(to) ? null : Moment(to, text).To),
            _ => throw Misread(text),
        };
        return time is ({ } first, { } last) && first > last
            ? throw new FeatureQueryException($"datetime: found '{text}', which ends before it begins; allowed is the earlier instant first.") : time;
    }

    private static bool IsOpen(string text) => text is "" or "..";

    private static (DateTimeOffset? From, DateTimeOffset? To) Moment(string text, string whole)
    {
        if (DateTimeOffset.TryParseExact(text, Date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
        {
            return (day, day + (TimeSpan.FromDays(1) - TimeSpan.FromTicks(1)));
        }

        // RFC 3339 allows small letters, and in an address a plus that nobody escaped is read as a space.
        var usual = text.ToUpperInvariant();
        if (usual.Length > OffsetLength && usual[^OffsetLength] == ' ')
        {
            usual = $"{usual[..^OffsetLength]}+{usual[^(OffsetLength - 1)..]}";
        }

        return HasOffset(usual) && DateTimeOffset.TryParseExact(usual, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
            ? (instant, instant) : throw Misread(whole);
    }

    /// <summary>Whether it says at which hour it is of UTC: without that, an hour is another one at each place.</summary>
    private static bool HasOffset(string text) => text.EndsWith('Z') || (text.Length > OffsetLength && text[^OffsetLength] is '+' or '-');

    private static FeatureQueryException Misread(string text) => new(
        $"datetime: found '{text}', allowed is an instant with its offset such as 2026-03-01T00:00:00Z, a day such as 2026-03-01, "
        + "or an interval of these such as 2026-03-01/2026-03-31 or 2026-03-01T00:00:00Z/.. .");
}
