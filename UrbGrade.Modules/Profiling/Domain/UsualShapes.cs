namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>The few shapes that the days of a meter usually have.</summary>
internal static class UsualShapes
{
    /// <summary>Enough to see how many clusters suit; the clusters themselves come of more.</summary>
    private const int StartsToChoose = 10;

    private const int Starts = 50;

    /// <summary>Days whose shape there is, the shapes and the limit; null with fewer than 28 days that have one.</summary>
    public static AtypicalDays? Of(IEnumerable<DayVector> days)
    {
        double[][] shapes = [.. days.Select(day => day.Shape).OfType<double[]>()];
        if (shapes.Length < ProfileFeatures.FewestDays)
        {
            return null;
        }

        var chosen = Segmentation.Choose(shapes, (points, clusters) => KMeans.Of(points, clusters, StartsToChoose));
        if (chosen is null)
        {
            return AtypicalDays.From(shapes, KMeans.Of(shapes, clusters: 1, starts: 1));
        }

        var settled = KMeans.Of(shapes, chosen.Clusters, Starts);
        return AtypicalDays.From(shapes, settled.Sizes.Min() >= Segmentation.LeastSize(shapes.Length) ? settled : chosen);
    }
}
