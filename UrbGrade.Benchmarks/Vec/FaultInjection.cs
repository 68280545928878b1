using NodaTime;
using UrbGrade.Bus.Validation;

namespace UrbGrade.Benchmarks.Vec;

/// <summary>Makes a faulty register of the measured hours of a meter: the same kinds and numbers of faults as in <c>data/vec</c>, elsewhere.</summary>
/// <param name="seed">The same seed gives the same faults.</param>
internal sealed class FaultInjection(int seed)
{
    private const int Gaps = 39;
    private const int Stuck = 4;
    private const int Spikes = 6;
    private const int Dips = 3;
    private const int Duplicates = 5;
    private const int Margin = 5;

    private static readonly int[] GapLengths = [1, 1, 1, 2, 2, 3, 3, 6, 6, 12, 12, 24, 72];

    private readonly Random random = new(seed);

    /// <param name="hours">Every hour, in order.</param>
    /// <param name="decimals">Of the register.</param>
    public FaultyRegister Make(string name, IReadOnlyList<(Instant Start, double Value)> hours, int decimals)
    {
        var count = hours.Count + 1;
        var usual = hours.Select(hour => hour.Value).Order().ElementAt((int)(0.99 * hours.Count));
        var free = Enumerable.Repeat(true, count).ToArray();
        var faults = new List<KnownFault>();

        // It goes through its last digit somewhere in the second quarter, and is exchanged in the last tenth.
        var turn = random.Next(count / 4, count / 2);
        var before = hours.Take(turn).Sum(hour => hour.Value);
        var full = Math.Pow(10, Math.Ceiling(Math.Log10(Math.Max(10_000, 2 * before))));
        var state = full - before + (hours[turn - 1].Value / 2);
        var exchanged = random.Next(count * 9 / 10, count - 100);
        Take(free, turn, 1);
        Take(free, exchanged, 1);

        var states = new double?[count];
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                state += hours[i - 1].Value;
            if (Math.Round(state, decimals) >= full)
            {
                state -= full;
                faults.Add(Fault(VecRule.Rollover, i, i));
            }

            if (i == exchanged)
            {
                state = 0;
                faults.Add(Fault(VecRule.Reset, i, i));
            }

            states[i] = Math.Round(state, decimals);
        }

        var clean = (double?[])states.Clone();
        for (var i = 0; i < Gaps; i++)
        {
            var length = GapLengths[i % GapLengths.Length];
            var at = Place(free, length);
            Array.Clear(states, at, length);
            faults.Add(Fault(VecRule.Gap, at, at + length - 1));
        }

        for (var i = 0; i < Stuck; i++)
        {
            var length = random.Next(12, 30);
            var at = Place(free, length);
            Array.Fill(states, clean[at - 1], at, length);
            faults.Add(Fault(VecRule.Stuck, at, at + length - 1));
        }

        for (var i = 0; i < Spikes; i++)
        {
            var at = Place(free, 1);
            states[at] = Math.Round(clean[at]!.Value + (usual * (2 + (48 * random.NextDouble()))), decimals);
            faults.Add(Fault(VecRule.Spike, at, at));
        }

        for (var i = 0; i < Dips; i++)
        {
            var at = Place(free, 1);
            states[at] = Math.Round(clean[at]!.Value - (usual * (1.5 + (48 * random.NextDouble()))), decimals);
            faults.Add(Fault(VecRule.Dip, at, at));
        }

        var reads = new List<RegisterRead>(count);
        for (var i = 0; i < count; i++)
        {
            if (states[i] is { } value)
                reads.Add(new RegisterRead(Stamp(i), value));
        }

        for (var i = 0; i < Duplicates; i++)
        {
            var at = Place(free, 1);
            var place = reads.FindIndex(read => read.At == Stamp(at));
            reads.Insert(place + 1, reads[place]);
            faults.Add(Fault(VecRule.Duplicate, at, at));
        }

        return new FaultyRegister(name, reads, hours.ToDictionary(hour => hour.Start, hour => hour.Value), faults);

        KnownFault Fault(string rule, int from, int to) => new(rule, Stamp(from), Stamp(to));

        Instant Stamp(int i) => hours[0].Start + Duration.FromHours(i);
    }

    private int Place(bool[] free, int length)
    {
        while (true)
        {
            var at = random.Next(200, free.Length - length - 50);
            if (free.AsSpan(at, length).Contains(false))
                continue;
            Take(free, at, length);
            return at;
        }
    }

    private static void Take(bool[] free, int at, int length) =>
        Array.Fill(free, false, at - Margin, Math.Min(length + (2 * Margin), free.Length - at + Margin));
}
