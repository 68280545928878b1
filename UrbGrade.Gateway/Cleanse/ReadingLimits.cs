using NodaTime;
using UrbGrade.Gateway.Collect;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>Values that a quantity can have at all, for an interval of one hour.</summary>
internal sealed record ValueRange(decimal Least, decimal Most);

/// <summary>What makes a reading impossible: its value, or a clock that stood wrong.</summary>
/// <param name="Ranges">By quantity name; energy scales with the interval's length.</param>
/// <param name="Earliest">No site measured before; nodes that lose their clock restart in 2000.</param>
/// <param name="MostAhead">How far an interval may end ahead of this machine's clock.</param>
internal sealed record ReadingLimits(IReadOnlyDictionary<string, ValueRange> Ranges, Instant Earliest, Duration MostAhead)
{
    /// <summary>Meters whose intervals may be negative, down to minus the largest possible value.</summary>
    public IReadOnlySet<string> Exporting { get; init; } = new HashSet<string>();

    /// <summary>Why the reading cannot be; null when it can.</summary>
    public RowRejection? Judge(in RawReading reading, Instant now)
    {
        if (reading.Start < Earliest)
            return Reject(RowCode.TooOld, reading, $"Nothing before {Earliest:uuuu-MM-dd}; was the clock of the device reset?");
        var end = reading.Start + Duration.FromSeconds(reading.Seconds);
        if (end > now + MostAhead + Duration.FromTimeSpan(reading.Quantity.PublishedAhead))
            return Reject(RowCode.AheadOfClock, reading, $"The interval ends at {end}, it is {now}");
        if (!Ranges.TryGetValue(reading.Quantity.Name, out var range))
            return null;
        if (reading.Quantity.Additive && Exporting.Contains(reading.Meter))
            range = range with { Least = -range.Most };
        if (reading.Quantity.Additive && reading.Seconds != 3600)
            range = new ValueRange(range.Least * reading.Seconds / 3600, range.Most * reading.Seconds / 3600);
        return reading.Value < range.Least || reading.Value > range.Most
            ? Reject(RowCode.OutOfRange, reading, $"{reading.Quantity.Name} lies between {range.Least} and {range.Most} {reading.Quantity.Unit}")
            : null;
    }

    private static RowRejection Reject(string code, in RawReading reading, string hint) =>
        new(code, reading.Line, 0, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{reading.Meter} {reading.Start} {reading.Value}"), hint);
}
