using CsCheck;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Core.Readings;

public sealed class TakenTimeTests
{
    [Fact]
    public void What_is_free_is_what_nobody_took_whatever_the_order() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 20]).Array[0, 12].Sample(stretches =>
        {
            var (taken, every) = (new TakenTime(), new bool[100]);
            foreach (var (start, length) in stretches)
            {
                taken.Take(start, start + length);
                Array.Fill(every, true, start, length);
            }

            foreach (var (from, to) in new[] { (0, 100), (7, 41), (30, 31), (50, 50) })
            {
                var free = taken.Free(from, to);
                Assert.Equal(
                    Enumerable.Range(from, to - from).Where(at => !every[at]).Select(at => (long)at),
                    free.SelectMany(one => Enumerable.Range((int)one.Start, (int)(one.End - one.Start)).Select(at => (long)at)));
                Assert.All(free.Zip(free.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
            }
        });
}
