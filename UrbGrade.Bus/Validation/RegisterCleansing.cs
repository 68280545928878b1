using NodaTime;

namespace UrbGrade.Bus.Validation;

/// <summary>Makes cleansed intervals of the states of a register: rules 2 to 8 in their order, then estimation.</summary>
/// <param name="ladder">Null where what is missing stays missing.</param>
internal sealed class RegisterCleansing(MeterTraits traits, DateTimeZone zone, EstimationLadder? ladder)
{
    /// <param name="reads">As delivered, in order of time; reads of one stamp in order of arrival.</param>
    /// <returns>Null when fewer than two states are believed.</returns>
    public CleansedSeries? Cleanse(IReadOnlyList<RegisterRead> reads)
    {
        var findings = new List<VecFinding>();
        var once = DuplicateReads.Remove(reads, findings);
        if (once.Count < 2)
            return null;
        MissingStamps.Find(once.Select(read => read.At), Duration.Max(traits.Step, UsualSpacing(once)), findings);
        var segments = new RegisterDirection(UsualRate.Cap(once, traits), findings).Follow(once);
        var grid = RegisterGrid.Build(
            [.. segments.Select(segment => (segment, new StuckRegister(segment, traits).Find(findings)))], traits.Step, findings);
        return Finish(grid, findings);
    }

    private CleansedSeries Finish(IntervalGrid grid, List<VecFinding> findings)
    {
        IntervalLimits.Apply(grid, traits, findings);
        FlatLine.Mark(grid, traits.Resolution, findings);
        OutlierReview.Mark(grid, zone, traits.Resolution, findings);
        GapsOf(grid);
        ladder?.Fill(grid);
        return new CleansedSeries(grid, findings);
    }

    // A register that is read once a day misses no hours.
    private static Duration UsualSpacing(List<RegisterRead> reads)
    {
        var spacings = Enumerable.Range(1, reads.Count - 1).Select(i => reads[i].At - reads[i - 1].At).Order().ToList();
        return spacings[spacings.Count / 2];
    }

    // What the limits took away has no total that could be believed; everything else keeps the register's.
    private static void GapsOf(IntervalGrid grid)
    {
        for (var i = 0; i < grid.Count; i++)
        {
            if (grid.Rule(i) is VecRule.Limit or VecRule.Negative)
                grid.Gaps.Add(new ValueGap(i, 1, null));
        }
    }
}
