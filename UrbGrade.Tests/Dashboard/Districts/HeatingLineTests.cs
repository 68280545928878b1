using UrbGrade.Modules.Dashboard.Districts;

namespace UrbGrade.Tests.Dashboard.Districts;

public sealed class HeatingLineTests
{
    [Fact]
    public void Months_on_a_line_give_the_line_back()
    {
        var line = HeatingLine.Of([.. Cold.Select(cold => (30, (30 * 500) + (12 * cold), cold))])!;
        Assert.Equal(12, line.KwhPerDegreeDay, 9);
        Assert.Equal(1, line.Fit, 9);
        Assert.True(line.IsTrusted);
    }

    [Fact]
    public void Parts_of_months_count_by_their_days()
    {
        (int Days, double Kwh, double DegreeDays)[] whole = [(30, 900, 30), (30, 600, 0)];
        (int Days, double Kwh, double DegreeDays)[] parts = [(10, 300, 10), (20, 600, 20), (30, 600, 0)];
        Assert.Equal(HeatingLine.Of(whole)!.KwhPerDegreeDay, HeatingLine.Of(parts)!.KwhPerDegreeDay, 9);
    }

    [Fact]
    public void What_does_not_follow_the_cold_is_not_trusted()
    {
        Assert.False(HeatingLine.Of([.. Cold.Select((cold, month) => (30, 15_000 + (month % 2 * 3_000.0), cold))])!.IsTrusted);
        Assert.False(HeatingLine.Of([.. Cold.Select(cold => (30, 15_000 - (12 * cold), cold))])!.IsTrusted);
        Assert.Null(HeatingLine.Of([.. Cold.Select(cold => (30, 15_000.0, cold))]));
        Assert.Null(HeatingLine.Of([.. Cold.Select((cold, month) => (30, 15_000.0 + month, 50.0))]));
    }

    private static readonly double[] Cold = [400, 350, 300, 150, 50, 0, 0, 0, 20, 120, 250, 380];
}
