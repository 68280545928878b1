using System.Globalization;

namespace UrbGrade.Bus.Validation;

/// <summary>
/// Rules 4 and 5: a register only goes forward, and no faster than it plausibly can. Where it does otherwise, the states
/// around tell a roll-over, a dip (one or a few states too low), a spike (too high) and an exchange or reset apart. Of a
/// dip and a spike that both would explain a step back, the one that leaves the smoother curve is believed.
/// </summary>
/// <param name="cap">Largest plausible rate, per hour.</param>
internal sealed class RegisterDirection(double cap, ICollection<VecFinding> findings)
{
    private const int LongestExcursion = 3;
    private const int FewestDigits = 4;
    private const int MostDigits = 12;

    private readonly List<RegisterSegment> segments = [];
    private IReadOnlyList<RegisterRead> reads = [];
    private double turned;

    private List<RegisterRead> Good => segments[^1].Reads;

    /// <param name="states">In order of time, each stamp once.</param>
    /// <returns>Segments in order of time; a last state that only a later one can explain is left out.</returns>
    public List<RegisterSegment> Follow(IReadOnlyList<RegisterRead> states)
    {
        reads = states;
        Begin();
        for (var i = 0; i < reads.Count; i++)
            i = Take(i);
        return segments;
    }

    private void Begin()
    {
        segments.Add(new RegisterSegment([], []));
        turned = 0;
    }

    // Returns the index of the last read that is dealt with.
    private int Take(int i)
    {
        if (Good.Count == 0)
        {
            Good.Add(reads[i]);
            return i;
        }

        var last = Good[^1];
        var rate = UsualRate.Between(last, Turned(i));
        if (rate >= 0)
            return rate <= cap ? Accept(i) : TooFast(i, last);
        return SteppedBack(i, last);
    }

    private int TooFast(int i, RegisterRead last)
    {
        var back = Returning(i, read => UsualRate.Between(last, read) is var rate && rate >= 0 && rate <= cap);
        if (back > i && Turned(back).Value < Turned(i).Value)
            return Drop(VecRule.Spike, i, back - 1);

        // Nothing came back: it was behind and caught up, or jumped for good. The last read of all waits for the next one.
        return i == reads.Count - 1 ? i : Accept(i);
    }

    private int SteppedBack(int i, RegisterRead last)
    {
        var back = Returning(i, read => UsualRate.Between(last, read) is var rate && rate >= 0 && rate <= cap);
        if (back < 0 && Rollover(i, last) is { } turn)
        {
            turned += turn;
            segments[^1].Rollovers.Add(reads[i].At);
            findings.Add(new VecFinding(VecRule.Rollover, reads[i].At, reads[i].At, Text($"The register went through {turn:0} to {reads[i].Value}")));
            return Accept(i);
        }

        var spikes = SpikesBefore(i);
        if (spikes > 0 && (back < 0 || Roughness(i, spikes, i) <= Roughness(i, 0, back)))
        {
            var first = Good[^spikes];
            findings.Add(new VecFinding(VecRule.Spike, first.At, last.At, Text($"{first.Value} is followed by {Turned(i).Value}")));
            Good.RemoveRange(Good.Count - spikes, spikes);
            return Accept(i);
        }

        if (back > i)
            return Drop(VecRule.Dip, i, back - 1);
        if (i == reads.Count - 1)
            return i;

        findings.Add(new VecFinding(VecRule.Reset, reads[i].At, reads[i].At, Text($"The register fell from {last.Value} to {reads[i].Value}: exchanged or reset")));
        Begin();
        Good.Add(reads[i]);
        return i;
    }

    private int Accept(int i)
    {
        Good.Add(Turned(i));
        return i;
    }

    private int Drop(string rule, int from, int to)
    {
        findings.Add(new VecFinding(rule, reads[from].At, reads[to].At, Text($"{reads[from].Value} lies off the states around it")));
        return to;
    }

    // The first of the next few reads that the last believed one leads to; -1 when none does.
    private int Returning(int i, Func<RegisterRead, bool> leadsOn)
    {
        for (var k = i + 1; k < reads.Count && k <= i + LongestExcursion; k++)
        {
            if (leadsOn(Turned(k)))
                return k;
        }

        return -1;
    }

    private double? Rollover(int i, RegisterRead last)
    {
        var before = last.Value - turned;
        var now = reads[i].Value;
        for (var digits = FewestDigits; digits <= MostDigits; digits++)
        {
            var full = Math.Pow(10, digits);
            if (before < full && before > 0.9 * full && now < 0.1 * full && (now + full - before) / (reads[i].At - last.At).TotalHours <= cap)
                return full;
        }

        return null;
    }

    // How many of the last believed reads were too high, if the read at i is right; 0 when that explains nothing.
    private int SpikesBefore(int i)
    {
        var read = Turned(i);
        for (var spikes = 1; spikes <= LongestExcursion && spikes < Good.Count; spikes++)
        {
            if (UsualRate.Between(Good[^(spikes + 1)], read) is var rate && rate >= 0 && rate <= cap)
                return spikes;
        }

        return 0;
    }

    // How much the rates change from read to read around i, without the last dropped believed reads and from 'next' on.
    private double Roughness(int i, int dropped, int next)
    {
        const int Around = 3;
        var path = Good.Skip(Math.Max(0, Good.Count - dropped - Around)).Take(Math.Min(Around, Good.Count - dropped)).ToList();
        for (var k = Math.Max(i, next); k < reads.Count && k < Math.Max(i, next) + Around; k++)
            path.Add(Turned(k));
        double roughness = 0;
        for (var k = 2; k < path.Count; k++)
            roughness += Math.Abs(UsualRate.Between(path[k - 1], path[k]) - UsualRate.Between(path[k - 2], path[k - 1]));
        return roughness / Math.Max(1, path.Count - 2);
    }

    private RegisterRead Turned(int i) => reads[i] with { Value = reads[i].Value + turned };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
