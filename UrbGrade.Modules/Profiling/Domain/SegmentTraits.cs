using UrbGrade.Bus.Contracts.Profiling;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>What distinguishes a segment from all others: the features whose means lie apart.</summary>
internal static class SegmentTraits
{
    /// <summary>In standard deviations of all meters: less is nothing that anybody would see.</summary>
    private const double LeastStrength = 0.5;

    private const int Most = 3;

    private static readonly (SegmentFeature Feature, Func<UseFeatures, double?> Value)[] Features =
    [
        (SegmentFeature.NightToDay, use => use.NightToDay),
        (SegmentFeature.WeekendToWorkday, use => use.WeekendToWorkday),
        (SegmentFeature.LoadFactor, use => use.LoadFactor),
        (SegmentFeature.MorningPeak, use => use.MorningPeak),
        (SegmentFeature.EveningPeak, use => use.EveningPeak),
        (SegmentFeature.DailyMean, use => use.DailyMean),
        (SegmentFeature.HeatingSlope, use => use.HeatingSlope / use.DailyMean),
        (SegmentFeature.CoolingSlope, use => use.CoolingSlope / use.DailyMean),
    ];

    /// <summary>The strongest first, three at most; empty where nothing lies apart.</summary>
    /// <param name="meters">Segment and features of all meters that were divided.</param>
    public static IReadOnlyList<SegmentTrait> Of(int segment, IReadOnlyList<(int Segment, UseFeatures Features)> meters)
    {
        var traits = new List<SegmentTrait>();
        foreach (var (feature, valueOf) in Features)
        {
            double[] own = [.. meters.Where(meter => meter.Segment == segment).Select(meter => valueOf(meter.Features)).OfType<double>()];
            double[] others = [.. meters.Where(meter => meter.Segment != segment).Select(meter => valueOf(meter.Features)).OfType<double>()];
            if (own.Length == 0 || others.Length == 0)
            {
                continue;
            }

            var mean = own.Concat(others).Average();
            var spread = Math.Sqrt(own.Concat(others).Average(value => (value - mean) * (value - mean)));
            var strength = spread > 0 ? (own.Average() - others.Average()) / spread : 0;
            if (Math.Abs(strength) >= LeastStrength)
            {
                traits.Add(new SegmentTrait(feature, own.Average(), others.Average(), strength));
            }
        }

        return [.. traits.OrderByDescending(trait => Math.Abs(trait.Strength)).Take(Most)];
    }
}
