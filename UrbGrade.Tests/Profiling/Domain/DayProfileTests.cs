using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Modules.Profiling.Domain;

namespace UrbGrade.Tests.Profiling.Domain;

public sealed class DayProfileTests
{
    private static readonly DateOnly Monday = new(2024, 1, 1);

    [Fact]
    public void A_day_of_23_hours_is_left_out_and_a_doubled_hour_averaged()
    {
        var spring = Enumerable.Range(0, 24).Where(clock => clock != 2).Select(clock => (new DateOnly(2024, 3, 31), clock, 1.0));
        var autumn = Enumerable.Range(0, 24).SelectMany(clock => clock == 2 ? [(2, 4.0), (2, 6.0)] : new[] { (clock, 1.0) })
            .Select(hour => (new DateOnly(2024, 10, 27), hour.Item1, hour.Item2));

        var day = Assert.Single(DayVector.Of([.. spring, .. autumn]));

        Assert.Equal(new DateOnly(2024, 10, 27), day.Day);
        Assert.Equal(5, day.Hours[2]);
        Assert.Equal(24, day.Shape!.Sum(), 1e-9);
    }

    [Fact]
    public void A_day_with_a_missing_hour_has_no_vector_and_one_without_energy_no_shape()
    {
        var hours = Enumerable.Range(0, 48).Select(i => (Monday.AddDays(i / 24), i % 24, i == 5 ? double.NaN : 0));

        Assert.Null(Assert.Single(DayVector.Of(hours)).Shape);
    }

    [Fact]
    public void Typical_profiles_tell_kinds_and_seasons_apart()
    {
        var days = Days(366);
        var profiles = TypicalProfile.Of(days, day => day == new DateOnly(2024, 7, 25));

        Assert.Equal(9, profiles.Count);
        Assert.Equal(366, profiles.Sum(profile => profile.Days));
        var workday = profiles.Single(profile => profile is { Kind: DayKind.Workday, Season: Season.Winter });
        Assert.Equal(10, workday.Median[12], 0.6);
        Assert.All(Enumerable.Range(0, 24), hour => Assert.True(workday.Low[hour] <= workday.Median[hour] && workday.Median[hour] <= workday.High[hour]));
        Assert.Equal(2, profiles.Single(profile => profile is { Kind: DayKind.Sunday, Season: Season.Summer }).Median[12], 0.6);
        Assert.Equal(DayKind.Sunday, TypicalProfile.KindOf(new DateOnly(2024, 7, 25), day => day.Month == 7));
    }

    [Fact]
    public void Features_describe_an_office()
    {
        var features = ProfileFeatures.Of(Days(56), expected: 70)!;

        Assert.Equal(0.8, features.Completeness, 1e-12);
        Assert.Equal(0.2, features.NightToDay!.Value, 0.1);
        Assert.InRange(features.WeekendToWorkday!.Value, 0.3, 0.6);
        Assert.InRange(features.MorningPeak, 8, 11);
        Assert.InRange(features.LoadFactor, 0.3, 0.6);
        Assert.True(features.LowShare < 1 && features.HighShare > 1);
    }

    [Fact]
    public void Below_28_days_there_is_no_profile() => Assert.Null(ProfileFeatures.Of(Days(27), 27));

    private static List<DayVector> Days(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(i => new DayVector(Monday.AddDays(i), [.. Enumerable.Range(0, 24).Select(hour =>
            2 + random.NextDouble() - 0.5 + (i % 7 < 5 && hour is >= 8 and < 18 ? 8 : 0))]))];
    }
}
