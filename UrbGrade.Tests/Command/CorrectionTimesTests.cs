using UrbGrade.Benchmarks.Load;
using UrbGrade.Benchmarks.Measuring;

namespace UrbGrade.Tests.Command;

public sealed class CorrectionTimesTests
{
    [Fact]
    public void A_slow_corrected_day_does_not_hide_behind_the_median() => Assert.Equal(
        [
            new Figure("one corrected day of one meter, from sending it to the last figure", "0.90 s", "< 1 s", true),
            new Figure("the slowest of 5 corrected days", "4.20 s"),
        ],
        CorrectionTimes.Judge([0.9, 4.2, 0.8, 0.91, 0.7]));

    [Fact]
    public void Days_that_usually_take_longer_than_a_second_miss_the_target() =>
        Assert.False(CorrectionTimes.Judge([1.2, 1.1, 0.8]).First().Met);
}
