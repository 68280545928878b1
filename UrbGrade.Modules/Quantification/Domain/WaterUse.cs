using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Water from hourly volumes.</summary>
internal static class WaterUse
{
    private const double LitresOfCubicMetre = 1000;

    /// <summary>Litres for each person and day; null while nobody is known or the period has no day.</summary>
    /// <param name="cubicMetres">Volume of the period.</param>
    /// <param name="personDays">Sum of the occupants of each day.</param>
    public static double? LitresPerPersonDay(double? cubicMetres, double? personDays) =>
        personDays > 0 ? cubicMetres * LitresOfCubicMetre / personDays : null;

    /// <summary>Least hour from 02 to 05 o'clock of each night, L/h; null for a night that lacks one of these hours,
    /// and whether one of them is estimated.</summary>
    /// <param name="volume">Cubic metres, every hour of whole days.</param>
    public static IReadOnlyList<(DateOnly Night, double? LitresPerHour, bool IsEstimated)> NightFlows(ReadOnlySpan<HourValue> volume, ReadOnlySpan<CivilHour> hours)
    {
        var nights = new List<(DateOnly Night, double? LitresPerHour, bool IsEstimated)>();
        for (var i = 0; i < hours.Length; i++)
        {
            if (hours[i].Clock is < 2 or >= 5)
            {
                continue;
            }

            var isEstimated = volume[i].State == HourState.Estimated;
            double? flow = volume[i].IsValid ? volume[i].Value * LitresOfCubicMetre : null;
            if (nights.Count == 0 || nights[^1].Night != hours[i].Day)
            {
                nights.Add((hours[i].Day, flow, isEstimated));
            }
            else
            {
                var (_, least, wasEstimated) = nights[^1];
                nights[^1] = (hours[i].Day, flow is null || least is null ? null : Math.Min(flow.Value, least.Value), wasEstimated || isEstimated);
            }
        }

        return nights;
    }

    /// <summary>The longest row of nights in which water never stood still; a night that is not known ends a row, and
    /// one that is estimated neither counts nor ends it.</summary>
    public static int LongestRow(IEnumerable<(DateOnly Night, double? LitresPerHour, bool IsEstimated)> nights)
    {
        int row = 0, longest = 0;
        foreach (var (_, flow, isEstimated) in nights)
        {
            row = flow is null ? 0 : isEstimated ? row : flow > 0 ? row + 1 : 0;
            longest = Math.Max(longest, row);
        }

        return longest;
    }
}
