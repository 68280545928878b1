namespace UrbGrade.Modules.Quantification.Domain.Lighting;

/// <summary>Uniformity of the luminance of a carriageway.</summary>
/// <param name="Mean">Mean luminance, cd/m2.</param>
/// <param name="Overall">U0: least by mean luminance, 0 to 1.</param>
/// <param name="Longitudinal">Ul: least by greatest luminance along the centre of a lane, of the worst lane, 0 to 1.</param>
/// <param name="IsIndicative">The grid is coarser than the standard asks: fewer than 10 points along a lane or 3 across it.</param>
/// <remarks>Source: EN 13201-3:2015, 8 (grid) and EN 13201-2:2015 (U0, Ul).</remarks>
internal readonly record struct LuminanceGrid(double Mean, double Overall, double Longitudinal, bool IsIndicative)
{
    private const int PointsAlong = 10;
    private const int PointsAcross = 3;

    /// <summary>Null without points or light.</summary>
    /// <param name="points">Lane, row across the carriageway, and cd/m2; rows of a lane are numbered from kerb to centre.</param>
    public static LuminanceGrid? Of(IReadOnlyCollection<(int Lane, int Row, double Luminance)> points)
    {
        if (points.Count == 0 || points.Average(point => point.Luminance) is var mean && mean <= 0)
        {
            return null;
        }

        var worst = double.MaxValue;
        var isIndicative = false;
        foreach (var lane in points.GroupBy(point => point.Lane))
        {
            var rows = lane.GroupBy(point => point.Row).OrderBy(row => row.Key).ToList();
            var centre = rows[rows.Count / 2].Select(point => point.Luminance).ToList();
            worst = Math.Min(worst, centre.Max() > 0 ? centre.Min() / centre.Max() : 0);
            isIndicative |= rows.Count < PointsAcross || rows.Exists(row => row.Count() < PointsAlong);
        }

        return new LuminanceGrid(mean, points.Min(point => point.Luminance) / mean, worst, isIndicative);
    }
}
