namespace UrbGrade.Bus.Validation;

/// <summary>Rule 6: values that fuse or contract do not allow, and negative ones of meters that do not export, are not believed.</summary>
internal static class IntervalLimits
{
    public static void Apply(IntervalGrid grid, MeterTraits traits, ICollection<VecFinding> findings) => Apply(grid, .., traits, findings);

    /// <param name="span">The intervals that the traits hold for.</param>
    public static void Apply(IntervalGrid grid, Range span, MeterTraits traits, ICollection<VecFinding> findings)
    {
        var most = traits.MostPerHour * grid.Step.TotalHours;
        var (first, count) = span.GetOffsetAndLength(grid.Count);
        for (var i = first; i < first + count; i++)
        {
            if (!grid.IsActual(i))
                continue;
            var value = grid.Value(i);
            var rule = value > most || value < -most ? VecRule.Limit : value < 0 && !traits.ExportAllowed ? VecRule.Negative : null;
            if (rule is not null)
                Reject(grid, i, rule, findings);
        }
    }

    /// <summary>Takes a delivered value away.</summary>
    public static void Reject(IntervalGrid grid, int index, string rule, ICollection<VecFinding> findings)
    {
        findings.Add(new VecFinding(rule, grid.At(index), grid.At(index),
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{grid.Value(index):0.###} is not possible")));
        grid.Set(index, double.NaN, VecFlags.Missing | VecFlags.Rejected, rule);
    }
}
