using NodaTime;

namespace UrbGrade.Gateway.Collect.Formats;

/// <summary>Turns the time labels of a layout into UTC, civil days of 23 and 25 hours included.</summary>
internal sealed class RowClock(TimeColumns columns, Instant writtenAt)
{
    private readonly long seconds = (long)columns.Resolution.TotalSeconds;
    private (LocalDate Day, Instant Start, int Hours) day;
    private string lastText = "";
    private LocalDateTime lastLabel;

    /// <summary>Reads a label.</summary>
    /// <param name="moment">The instant, where the label itself says all of it; otherwise the local label is to be placed.</param>
    public bool TryParse(string text, out LocalDateTime label, out Instant? moment)
    {
        moment = null;
        label = lastLabel;
        if (columns.Columns.Count == 0)
        {
            moment = writtenAt;
            return true;
        }

        if (columns.Stamp is { } stamp)
        {
            var parsed = stamp.Parse(text);
            moment = parsed.Success ? parsed.Value.ToInstant() : null;
            return parsed.Success;
        }

        if (text == lastText)
            return true;
        var ends = columns.EndOfDay24 ? text.LastIndexOf("24:00", StringComparison.Ordinal) : -1;
        var read = columns.Pattern.Parse(ends < 0 ? text : string.Concat(text.AsSpan(0, ends), "00:00", text.AsSpan(ends + 5)));
        if (!read.Success)
            return false;
        lastText = text;
        label = lastLabel = ends < 0 ? read.Value : read.Value.PlusDays(1);
        return true;
    }

    /// <summary>The UTC start of hour <paramref name="number"/> (from 1) of a civil day.</summary>
    public bool TryHour(LocalDate of, int number, out Instant start, out string hint)
    {
        if (day.Hours == 0 || day.Day != of)
        {
            var first = columns.Zone.AtStartOfDay(of).ToInstant();
            day = (of, first, (int)(columns.Zone.AtStartOfDay(of.PlusDays(1)).ToInstant() - first).TotalHours);
        }

        start = day.Start + Duration.FromHours(number - 1);
        var within = number >= 1 && number <= day.Hours;
        hint = within ? "" : $"{of:uuuu-MM-dd} has the hours 1 to {day.Hours} in {columns.Zone.Id}";
        return within;
    }

    /// <summary>How many instants have this local time: none, one, or two when summer time ends.</summary>
    public int Places(LocalDateTime label, out Instant earlier, out Instant later)
    {
        var mapping = columns.Zone.MapLocal(label);
        earlier = mapping.Count == 0 ? default : mapping.First().ToInstant();
        later = mapping.Count == 0 ? default : mapping.Last().ToInstant();
        return mapping.Count;
    }

    /// <summary>The interval that a placed label names.</summary>
    public (Instant Start, Instant End) Around(Instant labelled)
    {
        if (columns.Label == IntervalLabel.End)
            return (columns.CivilDays ? DayBefore(labelled) : labelled - columns.Resolution, labelled);
        return (labelled, columns.CivilDays ? DayAfter(labelled) : labelled + columns.Resolution);
    }

    /// <summary>Whether a label says this instant.</summary>
    public bool Says(string text, Instant instant)
    {
        if (columns.Stamp is not null)
            return text == Written(instant);
        if (!columns.Pattern.Parse(text).TryGetValue(default, out var local))
            return false;
        (lastText, lastLabel) = (text, local);
        return Places(local, out var earlier, out var later) > 0 && (instant == earlier || instant == later);
    }

    /// <summary>How the layout writes an instant.</summary>
    public string Written(Instant instant) => columns.Stamp is null
        ? columns.Pattern.Format(instant.InZone(columns.Zone).LocalDateTime)
        : columns.Stamp.Format(instant.InZone(columns.Zone).ToOffsetDateTime());

    /// <summary>Whether an interval of the layout can start then.</summary>
    public bool IsOnGrid(Instant start) => columns.CivilDays
        ? columns.Zone.AtStartOfDay(start.InZone(columns.Zone).Date).ToInstant() == start
        : seconds == 0 || start.ToUnixTimeSeconds() % seconds == 0;

    private Instant DayAfter(Instant start) => columns.Zone.AtStartOfDay(start.InZone(columns.Zone).Date.PlusDays(1)).ToInstant();

    private Instant DayBefore(Instant end) => columns.Zone.AtStartOfDay(end.InZone(columns.Zone).Date.PlusDays(-1)).ToInstant();
}
