using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

/// <summary>Two assets were corrected on three days of two weeks.</summary>
public sealed class CorrectedDaysTests
{
    private readonly CorrectedDays corrected = new([Day(1, "2026-03-01", 9), Day(1, "2026-03-04", 6), Day(2, "2026-03-05", 7)]);

    [Theory]
    [InlineData("2026-02-23", 1, 9L)]
    [InlineData("2026-03-02", 1, 6L)]
    [InlineData("2026-03-02", 2, 7L)]
    [InlineData("2026-02-23", 2, null)]
    [InlineData("2026-03-09", 1, null)]
    public void The_last_request_that_corrected_a_part_within_the_period_counts(string monday, int asset, long? request) =>
        Assert.Equal(request, corrected.LastIn(KpiResolution.Week, When.Day(monday), KpiDefinitions.Energy.Id, one => one == asset));

    [Fact]
    public void Of_several_parts_the_last_request_of_all_counts() =>
        Assert.Equal(7L, corrected.LastIn(KpiResolution.Week, When.Day("2026-03-02"), KpiDefinitions.Energy.Id, _ => true));

    [Fact]
    public void Adaptive_comfort_of_every_category_looks_back_at_the_week_before()
    {
        Assert.Equal(3, PeriodKpiDefinitions.OfAdaptiveComfort.Length);
        Assert.All(PeriodKpiDefinitions.OfAdaptiveComfort, definition =>
            Assert.Equal(9L, corrected.LastIn(KpiResolution.Week, When.Day("2026-03-02"), definition, one => one == 1)));
    }

    private static CorrectedDay Day(int asset, string day, long request) => CorrectedDay.Of(tenantId: 1, asset, When.Day(day), request);
}
