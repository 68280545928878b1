using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Analysis.Domain.Findings;

/// <summary>Hours without readings of a series.</summary>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="End">Excluded; null while it lasts.</param>
internal readonly record struct Gap(long Start, long? End)
{
    /// <summary>Shorter ones are a matter of the receiving side's resend.</summary>
    public const int FewestHours = 6;

    private const long Slack = 2 * 3_600_000;

    /// <summary>Stretches of a track of at least <see cref="FewestHours"/> hours between two readings, and one at the end.</summary>
    public static List<Gap> Of(HourTrack track, int first)
    {
        var gaps = new List<Gap>();
        var last = -1;
        for (var i = 0; i <= track.Count; i++)
        {
            if (i < track.Count && double.IsNaN(track.Values[i]))
            {
                continue;
            }

            if (last >= 0 && i - last - 1 >= FewestHours && i > first)
            {
                gaps.Add(new Gap(track.InstantOf(last + 1), i == track.Count ? null : track.InstantOf(i)));
            }

            last = i;
        }

        return gaps;
    }

    /// <summary>Whether it begins and ends with another one, give or take two hours.</summary>
    public bool GoesWith(Gap other) => IsWithin(Slack, other);

    /// <summary>Whether it is the same silence of a meter as that of another of its quantities: what one lacks more is too short to be told.</summary>
    public bool IsOneWith(Gap other) => IsWithin(FewestHours * LocalCalendar.Hour, other);

    /// <summary>Whether it begins before another one, by more than two hours.</summary>
    public bool BeginsBefore(Gap other) => Start < other.Start - Slack;

    /// <summary>Whether it lasts all through another one, give or take two hours.</summary>
    public bool Covers(Gap other) => Start <= other.Start + Slack && (End is null || (other.End is { } end && End.Value >= end - Slack));

    private bool IsWithin(long slack, Gap other) =>
        Math.Abs(Start - other.Start) <= slack && (End is null ? other.End is null : other.End is { } end && Math.Abs(End.Value - end) <= slack);
}
