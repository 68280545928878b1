using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain.Comfort;

/// <summary>Comfort by a fixed band: share of the hours in it, and degree hours outside of it.</summary>
internal static class ComfortHours
{
    /// <summary>Percent of the counted hours in their band; null when none of them is valid.</summary>
    /// <param name="inside">Degrees Celsius.</param>
    /// <param name="bandOf">Band of an hour; null for one that does not count, as nobody is there or another season is.</param>
    public static KpiResult Share(ReadOnlySpan<HourValue> inside, Func<int, ComfortBand?> bandOf) =>
        Of(inside, bandOf, (band, celsius) => band.Contains(celsius) ? 1 : 0) is var sum && sum.Value is { } comfortable
            ? sum with { Value = 100 * comfortable / sum.Valid } : sum;

    /// <summary>Degree hours below the band, K h.</summary>
    public static KpiResult Below(ReadOnlySpan<HourValue> inside, Func<int, ComfortBand?> bandOf) =>
        Of(inside, bandOf, (band, celsius) => Math.Max(band.From - celsius, 0));

    /// <summary>Degree hours above the band, K h.</summary>
    public static KpiResult Above(ReadOnlySpan<HourValue> inside, Func<int, ComfortBand?> bandOf) =>
        Of(inside, bandOf, (band, celsius) => Math.Max(celsius - band.To, 0));

    private static KpiResult Of(ReadOnlySpan<HourValue> inside, Func<int, ComfortBand?> bandOf, Func<ComfortBand, double, double> part)
    {
        double sum = 0;
        int expected = 0, valid = 0, estimated = 0;
        for (var i = 0; i < inside.Length; i++)
        {
            if (bandOf(i) is not { } band)
            {
                continue;
            }

            expected++;
            if (inside[i].IsValid)
            {
                valid++;
                estimated += inside[i].State == HourState.Estimated ? 1 : 0;
                sum += part(band, inside[i].Value);
            }
        }

        return new KpiResult(valid == 0 ? null : sum, expected, valid, estimated);
    }
}
