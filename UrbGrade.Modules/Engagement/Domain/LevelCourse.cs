namespace UrbGrade.Modules.Engagement.Domain;

/// <summary>The level of a cabinet's light over time, from its own log of switching.</summary>
/// <param name="steps">From each moment on, percent of the full light; in any order.</param>
internal sealed class LevelCourse(IEnumerable<(DateTimeOffset At, int LevelPercent)> steps)
{
    /// <summary>Lamps switch twice a day at least: a level that is older says that a part of the log is missing.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromHours(20);

    private readonly (DateTimeOffset At, int LevelPercent)[] steps = [.. steps.OrderBy(step => step.At)];

    /// <summary>The level at a moment; null where the log does not tell.</summary>
    public int? At(DateTimeOffset moment)
    {
        var (low, high) = (0, steps.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (steps[middle].At <= moment)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low > 0 && moment - steps[low - 1].At <= LongestHold ? steps[low - 1].LevelPercent : null;
    }

    /// <summary>The lowest light of each night that burned at all, by the local day of its evening.</summary>
    /// <param name="eveningOf">The local day of the noon before a moment.</param>
    public IReadOnlyList<(DateOnly Evening, int LowestPercent)> Nights(Func<DateTimeOffset, DateOnly> eveningOf) =>
    [
        .. steps.Where(step => step.LevelPercent > 0).GroupBy(step => eveningOf(step.At))
            .Select(night => (night.Key, night.Min(step => step.LevelPercent))).OrderBy(night => night.Key),
    ];

    /// <summary>A step from an event of a control module: <c>ENC</c> switches on, <c>APG</c> off, <c>RED</c> dims to a percentage; null for others.</summary>
    /// <param name="fields">Of the site record.</param>
    public static int? LevelOf(IReadOnlyDictionary<string, string> fields) => fields.GetValueOrDefault("event") switch
    {
        "ENC" => 100,
        "APG" => 0,
        "RED" when fields.GetValueOrDefault("unit") == "%" && double.TryParse(
            fields.GetValueOrDefault("value"), System.Globalization.CultureInfo.InvariantCulture, out var level) && level is >= 0 and <= 100 => (int)Math.Round(level),
        _ => null,
    };
}
