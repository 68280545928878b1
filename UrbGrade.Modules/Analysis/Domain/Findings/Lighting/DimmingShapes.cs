namespace UrbGrade.Modules.Analysis.Domain.Findings.Lighting;

/// <summary>Learns what dimming leaves of the load at each time of the clock, and from which night on another program runs.</summary>
/// <remarks>Nights are held against each other by the slots that nearly all of them have: in the core of a short night may lie nothing but dimmed hours.
/// A night whose neighbours share another course than all nights has theirs. Where it is known with which night a program begins, nights on either side of
/// that have nothing to do with each other, and lamps that are dark for a part of all nights of a program are so by plan.</remarks>
internal static class DimmingShapes
{
    /// <summary>Of the nights that have a slot at most, those that have one by which all are compared.</summary>
    private const double ShareOfNights = 0.9;

    /// <summary>Below this share of the middle of all nights one was dark, and tells nothing of its dimming.</summary>
    private const double DarkShare = 0.1;

    /// <summary>Below this share of full light lamps do not burn.</summary>
    private const double LitShare = 0.2;

    /// <summary>Of the highest slot, what counts as full light.</summary>
    private const double FullShare = 0.95;

    /// <summary>Nights on either side that tell which program runs.</summary>
    private const int Neighbours = 7;

    /// <summary>A share of the load, and slots, by which two programs differ.</summary>
    private const double ShareApart = 0.08;

    private const int SlotsApart = 4;

    private const int FewestNights = 3;

    /// <param name="nights">Load by slot of the clock in the core of each night, W.</param>
    /// <param name="slots">Slots of a day.</param>
    /// <param name="begins">Nights, not the first, with which another program is known to begin, in their order: those before and after it share none.</param>
    /// <returns>By night and slot, 1 at full light and where nothing is known; null for a night whose known program has too few.</returns>
    public static IReadOnlyList<double[]?> Of(IReadOnlyList<IReadOnlyList<(int Slot, double Watt)>> nights, int slots, IReadOnlyCollection<int> begins)
    {
        if (begins.Count == 0)
        {
            return OfProgram(nights, FewestNights, [.. Enumerable.Repeat(1.0, slots)]);
        }

        // Where it is known that all its nights have one program, one of them tells of a slot; what none of them tells is as it was before.
        double[] before = [.. Enumerable.Repeat(1.0, slots)];
        var shapes = new List<double[]?>();
        foreach (var (first, end) in begins.Prepend(0).Zip(begins.Append(nights.Count)))
        {
            List<IReadOnlyList<(int Slot, double Watt)>> program = [.. nights.Skip(first).Take(end - first)];
            if (program.Count(night => night.Count > 0) < FewestNights)
            {
                shapes.AddRange(Enumerable.Repeat<double[]?>(null, program.Count));
                continue;
            }

            shapes.AddRange(OfProgram(program, 1, before));
            before = shapes[^1]!;
        }

        return shapes;
    }

    /// <param name="fewest">Nights that tell of a slot.</param>
    /// <param name="others">What holds in slots of which they do not tell.</param>
    private static double[][] OfProgram(IReadOnlyList<IReadOnlyList<(int Slot, double Watt)>> nights, int fewest, double[] others)
    {
        var levels = Levels(nights);
        var least = DarkShare * Robust.Median(levels);
        var all = Shape(0, nights.Count);
        return [.. Enumerable.Range(0, nights.Count).Select(OfNight)];

        double[] OfNight(int night)
        {
            var near = Shape(Math.Max(0, night - Neighbours), Math.Min(nights.Count, night + Neighbours + 1));
            var shape = Differ(near, all) ? near.Zip(all, Burning) : all;
            return [.. shape.Zip(others, (share, other) => double.IsFinite(share) ? share : other)];
        }

        double[] Shape(int from, int to)
        {
            var shares = Enumerable.Range(from, to - from).Where(night => levels[night] > least)
                .SelectMany(night => nights[night].Select(one => (one.Slot, Share: one.Watt / levels[night]))).ToLookup(one => one.Slot, one => one.Share);
            double[] shape =
                [.. Enumerable.Range(0, others.Length).Select(slot => shares[slot].Count() >= fewest ? Robust.Median(shares[slot]) : double.NaN)];
            List<double> firm = [.. shape.Where((_, slot) => shares[slot].Count() >= FewestNights)];
            var highest = firm.DefaultIfEmpty(1).Max();
            var full = Robust.Median(firm.Where(share => share >= FullShare * highest));
            return full > 0 ? Array.ConvertAll(shape, share => share / full) : shape;
        }
    }

    /// <summary>What the core of each night comes to at most, W, by slots that nearly all have; by all, where the cabinet is off in those. NaN of
    /// nothing.</summary>
    private static double[] Levels(IReadOnlyList<IReadOnlyList<(int Slot, double Watt)>> nights)
    {
        var count = nights.SelectMany(night => night.Select(one => one.Slot).Distinct()).CountBy(slot => slot).ToDictionary();
        var most = count.Values.DefaultIfEmpty().Max();
        var levels = By(slot => count[slot] >= ShareOfNights * most);
        return 2 * levels.Count(level => level > 0) >= levels.Length ? levels : By(_ => true);

        double[] By(Func<int, bool> counts) =>
            [.. nights.Select(night => Robust.Share(night.Where(one => counts(one.Slot)).Select(one => one.Watt), 0.9))];
    }

    /// <summary>Whether two courses are of two programs: one is not the other's multiple while lamps burn in both.</summary>
    private static bool Differ(double[] one, double[] other)
    {
        double[] ratios = [.. one.Zip(other).Where(pair => pair.First > LitShare && pair.Second > LitShare).Select(pair => pair.First / pair.Second)];
        var middle = Robust.Median(ratios);
        return ratios.Count(ratio => Math.Abs((ratio / middle) - 1) > ShareApart) >= SlotsApart;
    }

    /// <summary>Lamps that are dark for some nights at a time at which they burn in most have failed: that is no program.</summary>
    private static double Burning(double near, double all) => near <= LitShare && all > LitShare ? all : near;
}
