using NodaTime;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Turns the time labels of a profile into UTC intervals of one file, civil days of 23 and 25 hours included.</summary>
internal sealed class IntervalClock(TimeColumns columns)
{
    private readonly Dictionary<(string Meter, LocalDateTime Label), int> seen = [];

    /// <summary>The UTC start of hour <paramref name="number"/> (from 1) of a civil day.</summary>
    public bool TryHour(LocalDate day, int number, out Instant start, out string hint)
    {
        var first = columns.Zone.AtStartOfDay(day).ToInstant();
        var hours = (int)(columns.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant() - first).TotalHours;
        start = first + Duration.FromHours(number - 1);
        hint = $"{day:uuuu-MM-dd} has the hours 1 to {hours} in {columns.Zone.Id}";
        return number >= 1 && number <= hours;
    }

    /// <summary>The UTC start of the interval that <paramref name="label"/> names.</summary>
    /// <param name="twice">Whether the file has two rows of this meter with this label.</param>
    /// <param name="flag">Text of the flag column, where the profile has one.</param>
    /// <param name="code">Why there is no such instant; null when there is one.</param>
    public Instant Start(string meter, LocalDateTime label, bool twice, string? flag, out string? code)
    {
        var mapping = columns.Zone.MapLocal(label);
        code = null;
        switch (mapping.Count)
        {
            case 0:
                code = RowCode.NonexistentLocalTime;
                return default;
            case 1:
                return Begin(mapping.Single().ToInstant());
        }

        switch (columns.Ambiguous)
        {
            case AmbiguousRule.Flag:
                return Begin((flag == columns.SummerFlag ? mapping.First() : mapping.Last()).ToInstant());
            case AmbiguousRule.FileOrder when twice:
                var count = seen.GetValueOrDefault((meter, label));
                seen[(meter, label)] = count + 1;
                return Begin((count == 0 ? mapping.First() : mapping.Last()).ToInstant());
            default:
                code = RowCode.AmbiguousLocalTime;
                return default;
        }
    }

    private Instant Begin(Instant labelled) => columns.Label == IntervalLabel.End
        ? labelled - Duration.FromSeconds(columns.ResolutionSeconds)
        : labelled;
}
