using UrbGrade.Modules.Engagement.Domain;

namespace UrbGrade.Tests.Engagement.Domain;

public sealed class DimmingChangesTests
{
    private static readonly DateOnly First = new(2025, 12, 1);

    [Fact]
    public void A_change_that_stays_is_found_on_its_evening_beside_faults()
    {
        var nights = Nights([.. Enumerable.Repeat(70, 31), .. Enumerable.Repeat(60, 40)]);
        nights[20] = (nights[20].Evening, 100);
        nights[60] = (nights[60].Evening, 100);

        Assert.Equal((new DateOnly(2026, 1, 1), 70, 60), DimmingChanges.Latest(nights));
    }

    [Fact]
    public void The_latest_of_two_changes_counts() => Assert.Equal(
        (First.AddDays(40), 60, 80), DimmingChanges.Latest(Nights([.. Enumerable.Repeat(70, 20), .. Enumerable.Repeat(60, 20), .. Enumerable.Repeat(80, 20)])));

    [Theory]
    [InlineData(30, 9)]
    [InlineData(9, 30)]
    [InlineData(60, 0)]
    public void A_few_nights_are_no_change(int before, int after) =>
        Assert.Null(DimmingChanges.Latest(Nights([.. Enumerable.Repeat(70, before), .. Enumerable.Repeat(60, after)])));

    [Fact]
    public void A_saving_has_the_interval_of_Welch()
    {
        // Ten nights, each 5 away from the mean.
        double[] before = [95, 105, 95, 105, 95, 105, 95, 105, 95, 105];
        var energy = NightEnergies.Compare(before, [.. before.Select(watt => watt - 20)])!;

        Assert.Equal(1.96 * Math.Sqrt(2 * (250.0 / 9) / 10), energy.Margin, 9);
        Assert.Equal((100.0, 80.0, 20.0, true), (energy.BeforeWatt, energy.AfterWatt, energy.SavedWatt, energy.IsSure));
        Assert.Null(NightEnergies.Compare(before[1..], before));
    }

    private static List<(DateOnly Evening, int LowestPercent)> Nights(int[] levels) => [.. levels.Select((level, at) => (First.AddDays(at), level))];
}
