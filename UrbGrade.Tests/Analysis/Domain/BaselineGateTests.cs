using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Baselines;

namespace UrbGrade.Tests.Analysis.Domain;

public sealed class BaselineGateTests
{
    private static readonly FitQuality Good = new(365, 2, 3650, 0.9, 0.9, 1, 10, 0, 0);

    [Fact]
    public void A_year_of_good_data_is_accepted() => Assert.Empty(BaselineGate.Days.Check(365, 330, Good));

    [Fact]
    public void Every_reason_is_told_with_what_was_found_and_what_is_allowed()
    {
        var refusals = BaselineGate.Days.Check(300, 200, Good with { CvRmse = 31, Nmbe = -12, R2 = 0.05 });

        Assert.Equal(
            [
                new BaselineRefusal(BaselineRefusalReason.PeriodTooShort, 300, 365), new(BaselineRefusalReason.TooMuchMissing, 100, 37), new(BaselineRefusalReason.TooMuchScatter, 31, 25),
                new(BaselineRefusalReason.Biased, -12, 10), new(BaselineRefusalReason.ExplainsNothing, 0.05, 0.1),
            ],
            refusals);
    }

    [Fact]
    public void A_missing_month_is_told_with_the_days_of_its_season()
    {
        var days = Enumerable.Range(0, 365).Select(i => new DateOnly(2025, 1, 1).AddDays(i)).ToList();
        List<HourlyUse> hours =
            [.. days.SelectMany(day => Enumerable.Range(0, 24).Select(clock => new HourlyUse(day, clock, day.Month == 7 ? double.NaN : 1, 10)))];

        var refusal = BaselineGate.CheckSeasons(new UseHistory([.. days.Select(day => new DailyUse(day, 24, 10))], hours))!;

        Assert.Equal(BaselineRefusalReason.TooMuchMissing, refusal.Reason);
        Assert.Equal(31, refusal.Found, 6);
        Assert.Equal(9.2, refusal.Allowed, 6);
    }

    [Fact]
    public void Without_a_model_there_is_nothing_to_accept() =>
        Assert.Equal(BaselineRefusalReason.NoModel, Assert.Single(BaselineGate.Hours.Check(365, 365, null)).Reason);

    [Fact]
    public void A_mean_of_zero_is_refused() =>
        Assert.Contains(BaselineGate.Hours.Check(365, 365, Good with { CvRmse = double.NaN }), refusal => refusal.Reason == BaselineRefusalReason.TooMuchScatter);
}
