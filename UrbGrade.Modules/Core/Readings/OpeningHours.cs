using System.Globalization;
using System.Text.RegularExpressions;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>Hours of the week in which people are there, from text such as <c>Mon-Sat 09-14, 17-20</c>, <c>daily 06-22</c>, <c>08:30-17 Mon, Wed</c> or
/// <c>Mon-Fri 07-14 17-21, Sat 22-06</c>; parts with days of their own stand apart by commas or semicolons.</summary>
/// <remarks>Times after which a smaller one follows reach into the next day. An hour counts when it is open for half of it or more.</remarks>
internal sealed partial class OpeningHours
{
    private const int Hour = 60;
    private const int Day = 24 * Hour;

    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private readonly bool[] open;

    private OpeningHours(bool[] minutes) =>
        open = [.. minutes.Chunk(Hour).Select(hour => 2 * hour.Count(isOpen => isOpen) >= Hour)];

    /// <summary>Whether it is open in an hour.</summary>
    /// <param name="clock">Hour that the local clock shows at its start, 0 to 23.</param>
    public bool Contains(DayOfWeek day, int clock) => open[((int)day * 24) + clock];

    /// <summary>Null for text that says something else, or leaves open which times are those of which days.</summary>
    public static OpeningHours? Parse(string? text)
    {
        var minutes = new bool[7 * Day];
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (GroupsOf(part) is not { } groups)
            {
                return null;
            }

            foreach (var (days, times) in groups)
            {
                foreach (var (from, to) in times)
                {
                    days.ForEach(day => Open(minutes, (day * Day) + from, to > from ? to - from : to - from + Day));
                }
            }
        }

        return minutes.Contains(true) ? new OpeningHours(minutes) : null;
    }

    private static void Open(bool[] minutes, int from, int length)
    {
        for (var minute = from; minute < from + length; minute++)
        {
            minutes[minute % minutes.Length] = true;
        }
    }

    /// <summary>Days with their times; all parts of a text have the days first, or all the times.</summary>
    private static List<(List<int> Days, List<(int From, int To)> Times)>? GroupsOf(string part)
    {
        var groups = new List<(List<int> Days, List<(int From, int To)> Times)>();
        bool? beginsWithDays = null;
        var at = 0;
        while (at < part.Length)
        {
            var token = Token().Match(part, at);
            if (!token.Success)
            {
                return null;
            }

            at = token.Index + token.Length;
            var times = token.Groups["from"].Success ? TimesOf(token) : null;
            if (token.Groups["from"].Success && times is null)
            {
                return null;
            }

            beginsWithDays ??= times is null;
            var isFirst = beginsWithDays == times is null;
            if (groups.Count == 0 || (isFirst && (times is null ? groups[^1].Times.Count : groups[^1].Days.Count) > 0))
            {
                groups.Add(([], []));
            }

            groups[^1].Days.AddRange(times is null ? DaysOf(token) : []);
            groups[^1].Times.AddRange(times is { } span ? [span] : []);
        }

        if (groups is [{ Days.Count: 0 } always])
        {
            always.Days.AddRange(Enumerable.Range(0, 7));
        }

        return groups.TrueForAll(group => group.Days.Count > 0 && group.Times.Count > 0) ? groups : null;
    }

    private static IEnumerable<int> DaysOf(Match token)
    {
        int Index(string name) => Array.FindIndex(Days, day => day.Equals(token.Groups[name].Value, StringComparison.OrdinalIgnoreCase));

        return Index("day") is >= 0 and var from
            ? Enumerable.Range(from, token.Groups["last"].Success ? ((Index("last") - from + 7) % 7) + 1 : 1).Select(day => day % 7)
            : Enumerable.Range(0, 7);
    }

    /// <summary>Minutes of the day; null for a time that no clock shows.</summary>
    private static (int From, int To)? TimesOf(Match token)
    {
        int Minute(string name) => int.TryParse(token.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

        if (Minute("fromMinute") >= Hour || Minute("toMinute") >= Hour)
        {
            return null;
        }

        var (from, to) = ((Minute("from") * Hour) + Minute("fromMinute"), (Minute("to") * Hour) + Minute("toMinute"));
        return from < Day && to <= Day && from != to ? (from, to) : null;
    }

    [GeneratedRegex(
        """
        \G[\s,]*(?:
        (?<from>\d{1,2})(?::(?<fromMinute>\d{2}))?\s*-\s*(?<to>\d{1,2})(?::(?<toMinute>\d{2}))?(?![\d:])
        |(?:daily|(?<day>Sun|Mon|Tue|Wed|Thu|Fri|Sat)(?:\s*-\s*(?<last>Sun|Mon|Tue|Wed|Thu|Fri|Sat))?)(?![a-z])
        )[\s,]*
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();
}
