using UrbGrade.Modules.Prediction.Domain;

namespace UrbGrade.Tests.Prediction.Domain;

/// <summary>Hours of a simulated office: a day and a week, warmth, and noise that is the same in every run.</summary>
internal static class SimulatedLoad
{
    public static readonly DateOnly Monday = new(2024, 1, 1);

    public static (double[] Load, double[] Temperature) Hours(int days, int seed = 1)
    {
        var random = new Random(seed);
        var load = new double[24 * days];
        var temperature = new double[load.Length];
        var drift = 0.0;
        for (var i = 0; i < load.Length; i++)
        {
            drift = (0.99 * drift) + (0.3 * (random.NextDouble() - 0.5));
            temperature[i] = 8 + drift * 4 + (4 * Math.Sin(2 * Math.PI * ((i % 24) - 9) / 24));
            var isOpen = i / 24 % 7 < 5 && i % 24 is >= 8 and < 18;
            load[i] = 5 + (isOpen ? 12 : 0) + (0.3 * Math.Max(15.5 - temperature[i], 0)) + random.NextDouble();
        }

        return (load, temperature);
    }

    public static ForecastSeries Of(double[] load, double[]? temperature = null) => new(new CivilSeries(Monday, 24, load), temperature);
}
