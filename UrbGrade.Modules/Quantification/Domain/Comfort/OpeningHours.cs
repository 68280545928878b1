using System.Globalization;
using System.Text.RegularExpressions;

namespace UrbGrade.Modules.Quantification.Domain.Comfort;

/// <summary>Hours of the week in which people are there, from text such as <c>Mon-Sat 09-14, 17-20</c>, <c>daily 06-22</c> or <c>08-18 Mon-Sat</c>;
/// several parts stand apart by a semicolon.</summary>
internal sealed partial class OpeningHours
{
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private readonly bool[] open = new bool[7 * 24];

    private OpeningHours()
    {
    }

    /// <summary>Whether it is open in an hour.</summary>
    public bool Contains(CivilHour hour) => open[((int)hour.Day.DayOfWeek * 24) + hour.Clock];

    /// <summary>For each hour, whether it is open.</summary>
    public bool[] Of(ReadOnlySpan<CivilHour> hours)
    {
        var occupied = new bool[hours.Length];
        for (var i = 0; i < hours.Length; i++)
        {
            occupied[i] = Contains(hours[i]);
        }

        return occupied;
    }

    /// <summary>Null for text that says nothing of the kind.</summary>
    public static OpeningHours? Parse(string? text)
    {
        var opening = new OpeningHours();
        var any = false;
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var hours = Clock().Matches(part);
            if (hours.Count == 0)
            {
                return null;
            }

            foreach (var day in DaysOf(part))
            {
                foreach (Match match in hours)
                {
                    var to = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
                    for (var hour = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture); hour < Math.Min(to, 24); hour++)
                    {
                        opening.open[(day * 24) + hour] = any = true;
                    }
                }
            }
        }

        return any ? opening : null;
    }

    private static IEnumerable<int> DaysOf(string part)
    {
        var spans = Weekdays().Matches(part);
        if (spans.Count == 0)
        {
            return Enumerable.Range(0, 7);
        }

        return spans.SelectMany(match =>
        {
            var from = Array.IndexOf(Days, match.Groups[1].Value);
            var to = match.Groups[2].Success ? Array.IndexOf(Days, match.Groups[2].Value) : from;
            return Enumerable.Range(from, ((to - from + 7) % 7) + 1).Select(day => day % 7);
        });
    }

    [GeneratedRegex(@"\b(\d{1,2})(?::00)?\s*-\s*(\d{1,2})(?::00)?\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(Sun|Mon|Tue|Wed|Thu|Fri|Sat)(?:\s*-\s*(Sun|Mon|Tue|Wed|Thu|Fri|Sat))?\b")]
    private static partial Regex Weekdays();
}
