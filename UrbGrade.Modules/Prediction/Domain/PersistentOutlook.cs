namespace UrbGrade.Modules.Prediction.Domain;

/// <summary>An outlook from the measured past alone, where no weather service's forecasts are kept: the usual course of the last two weeks, plus what the
/// last day differed from it, fading by a quarter each day.</summary>
/// <remarks>Day means of the outside temperature keep about 0.7 to 0.8 of their anomaly from one day to the next in the climates of the pilots.</remarks>
/// <param name="measured">Degrees Celsius of each slot; NaN where missing.</param>
internal sealed class PersistentOutlook(double[] measured, int slotsPerDay) : ITemperatureOutlook
{
    private const int UsualDays = 14;
    private const double KeptEachDay = 0.75;

    public void Fill(int origin, Span<double> into)
    {
        var from = Math.Max(0, origin - (UsualDays * slotsPerDay));
        Span<double> usual = stackalloc double[slotsPerDay];
        for (var slot = 0; slot < slotsPerDay; slot++)
        {
            usual[slot] = MeanOf(from, origin, slot);
        }

        var difference = 0.0;
        var counted = 0;
        for (var slot = Math.Max(0, origin - slotsPerDay); slot < origin; slot++)
        {
            var here = measured[slot] - usual[slot % slotsPerDay];
            if (!double.IsNaN(here))
            {
                difference += here;
                counted++;
            }
        }

        difference = counted == 0 ? 0 : difference / counted;
        for (var lead = 0; lead < into.Length; lead++)
        {
            var daysAhead = (lead + (0.5 * (slotsPerDay + 1))) / slotsPerDay;
            into[lead] = usual[(origin + lead) % slotsPerDay] + (difference * Math.Pow(KeptEachDay, daysAhead));
        }
    }

    private double MeanOf(int from, int to, int slotOfDay)
    {
        double sum = 0;
        var counted = 0;
        for (var slot = from; slot < to; slot++)
        {
            if (slot % slotsPerDay == slotOfDay && !double.IsNaN(measured[slot]))
            {
                sum += measured[slot];
                counted++;
            }
        }

        return counted == 0 ? double.NaN : sum / counted;
    }
}
