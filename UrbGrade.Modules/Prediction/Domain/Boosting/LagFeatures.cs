namespace UrbGrade.Modules.Prediction.Domain.Boosting;

/// <summary>What the trees see of a slot: its place in the week, holidays, the load one day and more before, lagged means, and the temperature.</summary>
/// <remarks>No lag is shorter than a day, so that a whole day is forecast from measured values.</remarks>
internal sealed class LagFeatures
{
    /// <summary>Days that the longest lag reaches back.</summary>
    public const int LongestDays = 28;

    /// <summary>Features of a slot.</summary>
    public const int Count = 17;

    private readonly ForecastSeries series;
    private readonly double[] sums;
    private readonly double[] warmth;
    private readonly double[]? temperature;
    private readonly double scale;
    private int summed;

    public LagFeatures(ForecastSeries series, int origin, int horizon, double[]? temperature)
    {
        this.series = series;
        this.temperature = temperature;
        Load = new double[origin + horizon];
        series.Load.Before(origin).CopyTo(Load);
        Gaps.FillBySeason(Load.AsSpan(0, origin), series.Load.SlotsPerWeek);
        sums = new double[origin + horizon + 1];
        warmth = new double[temperature is null ? 0 : origin + horizon + 1];
        double magnitude = 0;
        for (var i = 0; i < origin; i++)
        {
            sums[i + 1] = sums[i] + Load[i];
            magnitude += Math.Abs(Load[i]);
        }

        for (var i = 0; i + 1 < warmth.Length; i++)
        {
            warmth[i + 1] = warmth[i] + temperature![i];
        }

        scale = magnitude > 0 ? magnitude / origin : 1;
        summed = origin;
    }

    /// <summary>Measured or filled before the origin; from it on as far as it has been forecast.</summary>
    public double[] Load { get; }

    public bool IsMeasured(int slot) => !double.IsNaN(series.Load.Values[slot]);

    /// <summary>The load of a slot as the trees learn it.</summary>
    public float Scaled(int slot) => (float)(Load[slot] / scale);

    /// <summary>The load that an estimate of the trees stands for.</summary>
    public double Unscaled(float estimate) => estimate * scale;

    /// <summary>Fills the features of a slot; the load a day before it must be there.</summary>
    public void Fill(int slot, float[] into)
    {
        var day = series.Load.SlotsPerDay;
        while (summed < slot)
        {
            sums[summed + 1] = sums[summed] + Load[summed];
            summed++;
        }

        var yesterday = slot - day;
        into[0] = series.KindOfSlot(slot);
        into[1] = slot % day;
        into[2] = series.KindOfSlot(slot) / day;
        into[3] = series.IsHoliday(slot) ? 1 : 0;
        into[4] = Scaled(yesterday);
        into[5] = Scaled(yesterday - 1);
        into[6] = Scaled(slot - (2 * day));
        into[7] = Scaled(slot - (3 * day));
        into[8] = Scaled(slot - (7 * day));
        into[9] = Scaled(slot - (14 * day));
        into[10] = Mean(sums, yesterday - day, yesterday, scale);
        into[11] = Mean(sums, yesterday - (7 * day), yesterday, scale);
        into[12] = (Scaled(slot - (7 * day)) + Scaled(slot - (14 * day)) + Scaled(slot - (21 * day)) + Scaled(slot - (28 * day))) / 4;
        into[13] = series.IsHoliday(yesterday) ? 1 : 0;
        into[14] = temperature is null ? 0 : (float)temperature[slot];
        into[15] = temperature is null ? 0 : Mean(warmth, slot - day, slot, 1);
        into[16] = temperature is null ? 0 : Mean(warmth, slot - (3 * day), slot, 1);
    }

    private static float Mean(double[] sums, int from, int to, double scale) => (float)((sums[to] - sums[from]) / ((to - from) * scale));
}
