using UrbGrade.Bus.Validation;

namespace UrbGrade.Modules.Core.Readings;

/// <summary>An hour that the rules of validation changed, as loaded; see <see cref="Store.CheckedHourRow"/>.</summary>
/// <param name="Start">Milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="LocalDay">Day number, as are <paramref name="DependsFrom"/> and <paramref name="DependsTo"/>.</param>
/// <param name="Value">The estimate; null when the hour counts as missing.</param>
internal readonly record struct CheckedValue(long Start, int LocalDay, double? Value, VecFlags Flags, int DependsFrom, int DependsTo)
{
    /// <summary>Lays what the rules changed over the hours as they were delivered.</summary>
    /// <param name="from">Start of the first hour.</param>
    public static void Lay(IReadOnlyList<CheckedValue> changed, long from, Span<HourValue> hours)
    {
        foreach (var one in changed)
        {
            var hour = (one.Start - from) / LocalCalendar.Hour;
            if (one.Start < from || hour >= hours.Length)
            {
                continue;
            }

            if (one.Value is { } estimate)
            {
                hours[(int)hour] = new HourValue(estimate, HourState.Estimated);
            }
            else if (one.Flags.HasFlag(VecFlags.Rejected))
            {
                hours[(int)hour] = default;
            }
        }
    }
}
