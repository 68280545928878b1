using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Findings;
using UrbGrade.Modules.Analysis.Handlers;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Tests.Analysis.Handlers;

/// <summary>Levels and swapped meters, with and without somebody who tells the season.</summary>
public class SeasonOfHeatTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_meters_that_were_swapped_are_told_as_such_and_once_however_often_the_night_looks()
    {
        await using var tenant = await AnalysedTenant.Create();
        var swapped = AnalysedTenant.Today.AddDays(-14);
        var large = await tenant.Add("large", "energy", "kW.h", "power", 120, (day, hour) => AnalysedTenant.Used(day, hour, day < swapped ? 3 : 1));
        var small = await tenant.Add("small", "energy", "kW.h", "power", 120, (day, hour) => AnalysedTenant.Used(day, hour, day < swapped ? 1 : 3));
        await tenant.Add("other", "energy", "kW.h", "power", 120, (day, hour) => AnalysedTenant.Used(day, hour, 2));
        await tenant.LookThrough();
        await tenant.LookThrough();

        var told = tenant.Rows<FindingRow>().Where(row => row.Kind == FindingKind.Swapped).OrderBy(row => row.ScopeId).ToList();
        Assert.Equal([large, small], told.Select(row => row.ScopeId));
        Assert.All(told, row => Assert.True(row is { EndAt: null, WithdrawnAt: null }));
        Assert.InRange(DateOnly.FromDateTime(told[0].StartAt.UtcDateTime), swapped.AddDays(-2), swapped.AddDays(2));
        var item = (await tenant.Queries.List(new FindingFilter(Kind: FindingKind.Swapped), Cancellation)).Items.Single(one => one.Numbers["series"] == small);
        Assert.Equal(item.Numbers["now"], item.Numbers["other"], 0.2 * item.Numbers["other"]);
    }

    [Fact]
    public async Task Two_heat_meters_that_were_swapped_are_told_as_such_where_nobody_tells_their_season()
    {
        await using var tenant = await AnalysedTenant.Create();
        var swapped = AnalysedTenant.Today.AddDays(-14);
        var large = await tenant.Add("large", "energy", "kW.h", "heat", 120, (day, hour) => AnalysedTenant.Used(day, hour, day < swapped ? 3 : 1));
        var small = await tenant.Add("small", "energy", "kW.h", "heat", 120, (day, hour) => AnalysedTenant.Used(day, hour, day < swapped ? 1 : 3));
        await tenant.LookThrough();
        await tenant.LookThrough();

        var rows = tenant.Rows<FindingRow>();
        Assert.Equal([large, small], rows.Where(row => row.Kind == FindingKind.Swapped).Select(row => row.ScopeId).Order());
        Assert.DoesNotContain(rows, row => row.Kind is FindingKind.DailyLevel or FindingKind.UnusualHours);
    }

    [Fact]
    public async Task Two_heat_meters_that_were_swapped_are_told_as_such_where_the_others_fell_silent_long_before()
    {
        await using var tenant = await AnalysedTenant.Create();
        var (swapped, silent) = (AnalysedTenant.Today.AddDays(-14), AnalysedTenant.Today.AddDays(-30));
        var large = await tenant.Add("large", "energy", "kW.h", "heat", 120, (day, hour) => AnalysedTenant.Used(day, hour, day < swapped ? 3 : 1));
        var small = await tenant.Add("small", "energy", "kW.h", "heat", 120, (day, hour) => AnalysedTenant.Used(day, hour, day < swapped ? 1 : 3));
        for (var house = 0; house < 5; house++)
        {
            await tenant.Add($"house-{house}", "energy", "kW.h", "heat", 120, (day, hour) => day < silent ? AnalysedTenant.Used(day, hour, 2) : double.NaN);
        }

        await tenant.LookThrough();

        Assert.Equal([large, small], tenant.Rows<FindingRow>().Where(row => row.Kind == FindingKind.Swapped).Select(row => row.ScopeId).Order());
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(30, 2)]
    [InlineData(0, 0)]
    public async Task Two_heat_meters_of_a_cold_spell_count_as_changed_only_where_no_thermometer_tells_most_of_it(int? silent, int changed)
    {
        await using var tenant = await AnalysedTenant.Create();
        var cold = AnalysedTenant.Today.AddDays(-14);
        foreach (var house in new[] { "first", "second" })
        {
            await tenant.Add(house, "energy", "kW.h", "heat", 120, (day, hour) => AnalysedTenant.Used(day, hour, day < cold ? 1 : 2));
        }

        if (silent is { } days)
        {
            await tenant.Add("station", Quantities.OutsideTemperature, "Cel", "power", 120, (day, hour) =>
                day < AnalysedTenant.Today.AddDays(-days) ? 5 + (day.DayNumber % 9) + (hour % 5) : double.NaN);
        }

        var analysis = tenant.Platform.Get<TenantAnalysis>();
        var levels = analysis.LookForLevels(
            tenant.Id, await analysis.List(tenant.Id, Cancellation), AnalysedTenant.Today.AddDays(-FindAttention.JudgedDays), AnalysedTenant.Today, Cancellation);

        Assert.Equal(changed, levels.Select(one => one.ScopeId).Distinct().Count());
    }

    [Fact]
    public async Task An_autumn_of_a_whole_town_without_a_thermometer_is_no_finding_and_the_house_that_leaves_it_is()
    {
        await using var tenant = await AnalysedTenant.Create();
        var (autumn, moved) = (AnalysedTenant.Today.AddDays(-28), AnalysedTenant.Today.AddDays(-12));
        var odd = 0;
        for (var house = 0; house < 7; house++)
        {
            var number = house;
            var series = await tenant.Add($"house-{number}", "energy", "kW.h", "heat", 120, (day, hour) =>
                (5 * (1 + ((1 - (0.02 * number)) * Math.Clamp((day.DayNumber - autumn.DayNumber) / 10.0, 0, 1))) * (number == 3 && day >= moved ? 1.6 : 1))
                + (0.05 * (((day.DayNumber * 7) + (hour * 5) + number) % 11)));
            odd = number == 3 ? series : odd;
        }

        await tenant.LookThrough();

        var rows = tenant.Rows<FindingRow>();
        Assert.Equal([odd], rows.Where(row => row.Kind == FindingKind.DailyLevel).Select(row => row.ScopeId));
        Assert.DoesNotContain(rows, row => row.Kind == FindingKind.UnusualHours && row.ScopeId != odd);
        var level = (await tenant.Queries.List(new FindingFilter(Kind: FindingKind.DailyLevel), Cancellation)).Items.Single().Numbers;
        Assert.Equal((0.0, 1.0), (level["weather"], level["peers"]));
        Assert.InRange(level["share"], 0.4, 0.8);
    }
}
