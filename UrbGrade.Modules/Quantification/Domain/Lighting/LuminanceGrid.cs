namespace UrbGrade.Modules.Quantification.Domain.Lighting;

/// <summary>Uniformity of the luminance of a carriageway.</summary>
/// <param name="Mean">Mean luminance, cd/m2.</param>
/// <param name="Overall">U0: least by mean luminance, 0 to 1.</param>
/// <param name="Longitudinal">Ul: least by greatest luminance along the centre of a lane, of the worst lane, 0 to 1;
/// null while the lanes are not known.</param>
/// <param name="Points">Points with a luminance.</param>
/// <param name="Wanted">Points that a grid as fine as the standard asks would have: at least 10 along each of 3 rows of a lane.</param>
/// <remarks>Source: EN 13201-3:2015, 8 (grid) and EN 13201-2:2015 (U0, Ul).</remarks>
internal readonly record struct LuminanceGrid(double Mean, double Overall, double? Longitudinal, int Points, int Wanted)
{
    private const int PointsAlong = 10;
    private const int PointsAcross = 3;

    /// <summary>Null without points or light. Points whose place across the carriageway is not known count as one row.</summary>
    /// <param name="points">Lane, row across the carriageway, and cd/m2; rows of a lane are numbered from kerb to
    /// centre, and a luminance that was not measured is null.</param>
    public static LuminanceGrid? Of(IReadOnlyCollection<(int? Lane, int? Row, double? Luminance)> points)
    {
        double[] known = [.. points.Select(point => point.Luminance).OfType<double>()];
        if (known.Length == 0 || known.Average() is var mean && mean <= 0)
        {
            return null;
        }

        double? worst = null;
        var wanted = 0;
        foreach (var lane in points.GroupBy(point => point.Lane))
        {
            var rows = lane.GroupBy(point => point.Row).OrderBy(row => row.Key).ToList();
            wanted += rows.Sum(row => Math.Max(row.Count(), PointsAlong)) + (Math.Max(PointsAcross - rows.Count, 0) * PointsAlong);
            double[] centre = [.. rows[rows.Count / 2].Select(point => point.Luminance).OfType<double>()];
            if (centre.Length > 0)
            {
                var uniformity = centre.Max() > 0 ? centre.Min() / centre.Max() : 0;
                worst = Math.Min(worst ?? uniformity, uniformity);
            }
        }

        return new LuminanceGrid(
            mean, known.Min() / mean, points.All(point => point is { Lane: not null, Row: not null }) ? worst : null, known.Length, wanted);
    }
}
