namespace UrbGrade.Bus.Validation;

/// <summary>Rule 7 for measured values: the same positive value again and again, finely resolved, is shown to a person.</summary>
internal static class FlatLine
{
    private const int LeastValues = 8;

    // A small value of a coarse register repeats itself honestly.
    private const double LeastSteps = 20;

    public static void Mark(IntervalGrid grid, double resolution, ICollection<VecFinding> findings) => Mark(grid, .., resolution, findings);

    /// <param name="span">The intervals that are looked at.</param>
    public static void Mark(IntervalGrid grid, Range span, double resolution, ICollection<VecFinding> findings)
    {
        var (start, count) = span.GetOffsetAndLength(grid.Count);
        var end = start + count;
        for (var i = start; i < end;)
        {
            var first = i++;
            if (!grid.IsActual(first) || grid.Value(first) < LeastSteps * resolution)
                continue;
            while (i < end && grid.IsActual(i) && Math.Abs(grid.Value(i) - grid.Value(first)) < resolution / 2)
                i++;
            if (i - first < LeastValues)
                continue;
            for (var k = first; k < i; k++)
                grid.Mark(k, VecFlags.Review, VecRule.FlatLine);
            findings.Add(new VecFinding(VecRule.FlatLine, grid.At(first), grid.At(i - 1),
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i - first} times {grid.Value(first):0.###}")));
        }
    }
}
