using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Baselines;
using UrbGrade.Modules.Analysis.Domain.Correlation;
using UrbGrade.Modules.Analysis.Domain.Savings;

namespace UrbGrade.Tests.Analysis.Domain;

/// <summary>What meters tell at their worst: baselines name their reason, correlations and what-ifs stay numbers or nothing.</summary>
public sealed class OddUseTests
{
    private const int Year = 365;

    private static readonly DateOnly First = new(2025, 1, 1);

    /// <summary>The case and the reason for which its baseline is refused; null where it is accepted.</summary>
    public static TheoryData<string, BaselineRefusalReason?> Cases => new()
    {
        { "usual", null },
        { "days of 23 and 25 hours", null },
        { "constant", BaselineRefusalReason.Constant },
        { "missing", BaselineRefusalReason.NoModel },
        { "one day", BaselineRefusalReason.PeriodTooShort },
        { "negative", BaselineRefusalReason.TooMuchScatter },
        { "outlier", BaselineRefusalReason.TooMuchScatter },
        { "swapped", BaselineRefusalReason.TooMuchScatter },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_baseline_is_accepted_or_refused_by_name(string name, BaselineRefusalReason? reason)
    {
        var fitted = BaselineChoice.Fit(new UseHistory(Days(name)), "heat");

        Assert.Equal(reason is null, fitted.Refusals.Count == 0);
        Assert.True(reason is not { } named || fitted.Refusals.Any(refusal => refusal.Reason == named), string.Join(", ", fitted.Refusals.Select(refusal => refusal.Reason)));
        Assert.All(fitted.Refusals, refusal => Assert.True(Enum.IsDefined(refusal.Reason)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_measures_would_save_is_a_number_wherever_there_is_a_model(string name, BaselineRefusalReason? reason)
    {
        var model = BaselineChoice.Fit(new UseHistory(Days(name)), "heat").Shape as TemperatureModel;
        Assert.True(reason is not null || model is not null);
        var changed = new ChangedUse(model, baseKwh: 10);
        foreach (var kind in Enum.GetValues<MeasureKind>())
        {
            changed.Apply(new PlanMeasure(kind, 30, 4, 0, 0));
        }

        Assert.All(Days("usual"), day =>
        {
            var (always, first, second) = changed.SavedByUnit(day.Driver);
            Assert.True(double.IsFinite(always) && double.IsFinite(first) && double.IsFinite(second));
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_correlation_is_between_minus_one_and_one_or_is_not_told(string name, BaselineRefusalReason? reason)
    {
        double[] use = [.. Days(name).Select(day => day.EnergyKwh)];
        double[] outside = [.. Days(name).Select(day => day.Driver)];
        double[] other = [.. use.Select((_, i) => (double)(i * 31 % 17))];
        List<Coefficient> told =
        [
            .. new[] { Correlations.Pearson(use, outside), Correlations.Spearman(use, outside), Correlations.Partial(use, other, outside) }.OfType<Coefficient>(),
            .. Correlations.Lags(use, outside, 24).Select(lag => lag.Coefficient),
        ];

        Assert.Equal(reason is BaselineRefusalReason.Constant or BaselineRefusalReason.PeriodTooShort || name == "missing", told.Count == 0);
        Assert.All(told, one => Assert.True(one.R is >= -1 and <= 1 && one.Probability is >= 0 and <= 1, $"{one}"));
    }

    private static List<DailyUse> Days(string name) => [.. Enumerable.Range(0, name == "one day" ? 1 : Year).Select(i =>
    {
        var day = First.AddDays(i);
        var outside = 9 - (9 * Math.Cos((i - 20) * 2 * Math.PI / Year)) + (day.DayNumber * 31 % 7) - 3;
        var usual = 20 + (4 * Math.Max(16 - outside, 0)) + (day.DayNumber * 7919 % 13 * 0.1);
        return new DailyUse(day, name switch
        {
            "days of 23 and 25 hours" => usual * (day is { Month: 3, Day: 30 } ? 23 : day is { Month: 10, Day: 26 } ? 25 : 24) / 24,
            "constant" => 5,
            "missing" => double.NaN,
            "negative" => -usual,
            "outlier" when i == 200 => 1e9,
            "swapped" when i >= 180 => 7 * usual,
            _ => usual,
        }, outside);
    })];
}
