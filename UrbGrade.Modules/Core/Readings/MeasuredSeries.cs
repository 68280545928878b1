using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>One quantity of one meter, with what it takes to put its hours together as figures do.</summary>
/// <param name="Meter">As messages name it.</param>
/// <param name="Quantity">One of <see cref="Quantities"/>, or another one that a schema brings.</param>
/// <param name="Unit">Canonical unit, UCUM.</param>
/// <param name="Calendar">Civil days of its site.</param>
/// <param name="Settings">How its values are to be read, in order of their instants.</param>
internal sealed record MeasuredSeries(
    int Id, int MeterId, string Meter, int AssetId, string Quantity, string Unit, string? Medium, SeriesKind Kind, LocalCalendar Calendar,
    IReadOnlyList<RegisterSetting> Settings)
{
    /// <summary>When its meter was taken away, milliseconds since 1970-01-01T00:00:00Z; null for one that measures.</summary>
    public long? EndsAt { get; init; }

    /// <summary>Whether a main meter of the same asset counts what its meter does, so that sums leave it out.</summary>
    public bool IsBelow { get; init; }

    /// <summary>Times, [from, until) in milliseconds, whose readings were erased with a person.</summary>
    public IReadOnlyList<(long From, long Until)> Erased { get; init; } = [];

    /// <summary>The counter that stands beside these hours and tells what was used before the first of them; null for none, which is usual.</summary>
    public MeasuredSeries? Counter { get; init; }

    /// <summary>The hours of the local days in [from, to) with what the rules of validation changed; null when the series begins later or never did. Those
    /// before the first one are what a counter beside them tells.</summary>
    /// <param name="longest">Amounts of more than three hours are spread up to so many milliseconds, for whoever asks for sums of days.</param>
    public HourValue[]? Read(IReadingSource reader, DateOnly from, DateOnly to, long longest = 0)
    {
        var (delivered, begins) = ReadDelivered(reader, from, to, longest);
        var start = Calendar.StartOf(from);
        if (Counter is null || begins <= start || Counter.Read(reader, from, to, longest) is not { } counted)
        {
            return delivered;
        }

        delivered ??= new HourValue[counted.Length];
        CountedBefore.Lay(counted, begins, start, delivered);
        return delivered;
    }

    /// <returns>Null when the series begins later; with them the start of the first reading, milliseconds, or of any before these days.</returns>
    private (HourValue[]? Hours, long Begins) ReadDelivered(IReadingSource reader, DateOnly from, DateOnly to, long longest)
    {
        var (start, end) = (Calendar.StartOf(from), Calendar.StartOf(to));
        var readings = reader.ReadFor(Id, Kind, start, end, longest);
        if (readings.IsEmpty || readings[0].Start >= end)
        {
            return (null, long.MaxValue);
        }

        var (begins, hours) = (readings[0].Start, new HourValue[Calendar.HoursBetween(from, to)]);
        HourlySeries.Assemble(readings, Kind, start, hours, Settings, longest);
        ErasedTimes.Forget(Erased, start, hours);
        CheckedValue.Lay(reader.ReadChecked(Id, start, end), start, hours);
        return (hours, begins);
    }
}
