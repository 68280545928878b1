using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Core.Readings;

public class UsualStepTests
{
    private const long Hour = LocalCalendar.Hour;

    [Fact]
    public void A_gap_is_no_pace()
    {
        Assert.Equal(Hour, UsualStep.Of([100 * Hour, 92 * Hour, 30 * Hour, 22 * Hour], 8));
        Assert.Equal(Hour, UsualStep.Of([100 * Hour, 92 * Hour, null, null], 8));
        Assert.Null(UsualStep.Of([100 * Hour, null, null, null], 8));
    }

    [Fact]
    public void Two_readings_tell_a_step_of_which_the_shorter_one_counts_until_there_are_three()
    {
        Assert.Equal(700 * Hour, UsualStep.Of([700 * Hour, 0, null, null], 1));
        Assert.Equal(Hour, UsualStep.Of([701 * Hour, 700 * Hour, 0, null], 1));
        Assert.Equal(720 * Hour, UsualStep.Of([2_136 * Hour, 1_416 * Hour, 672 * Hour, 0], 1));
    }
}
