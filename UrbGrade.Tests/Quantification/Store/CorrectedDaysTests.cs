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
    public void The_request_that_corrected_a_part_within_the_period_counts(string monday, int asset, long? request) =>
        Assert.Equal(request is { } one ? [one] : null, Named(monday, KpiDefinitions.Energy.Id, part => part == asset));

    [Fact]
    public void Of_several_parts_the_requests_of_all_are_named_the_last_one_first() =>
        Assert.Equal([7L, 6], Named("2026-03-02", KpiDefinitions.Energy.Id, _ => true)!);

    [Fact]
    public void Beyond_eight_requests_the_others_are_counted()
    {
        var many = new CorrectedDays([.. Enumerable.Range(1, 20).Select(request => Day(request % 3, "2026-03-04", request)), Day(5, "2026-03-04", 0)]);
        var causes = many.In(KpiResolution.Month, When.Day("2026-03-01"), KpiDefinitions.Energy.Id, _ => true)!;

        Assert.Equal(Enumerable.Range(0, 8).Select(i => 20L - i), causes.Named);
        Assert.Equal(12, causes.More);
    }

    [Fact]
    public void Adaptive_comfort_of_every_category_looks_back_at_the_weeks_before()
    {
        Assert.Equal(3, PeriodKpiDefinitions.OfAdaptiveComfort.Length);
        Assert.All(PeriodKpiDefinitions.OfAdaptiveComfort, definition =>
        {
            Assert.Equal([9L, 6], Named("2026-03-02", definition, one => one == 1)!);
            Assert.Equal([9L, 6], Named("2026-05-04", definition, one => one == 1)!);
            Assert.Null(Named("2026-05-11", definition, one => one == 1));
        });
    }

    private IReadOnlyList<long>? Named(string monday, int definitionId, Func<int, bool> isPart) =>
        corrected.In(KpiResolution.Week, When.Day(monday), definitionId, isPart)?.Named;

    private static CorrectedDay Day(int asset, string day, long request) => CorrectedDay.Of(tenantId: 1, asset, When.Day(day), request);
}
