using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Tests.Web.Fictional;
using UrbGrade.Web.Resident;

namespace UrbGrade.Tests.Web.Resident;

public sealed class UseBarsTests : BunitContext
{
    private readonly FakeTimeProvider clock = new(FictionalDistrict.Midnight(new DateOnly(2019, 12, 10)).AddHours(9));

    public UseBarsTests()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        Services.AddLocalization();
        Services.AddOptions();
        Services.AddSingleton<TimeProvider>(clock);
    }

    [Theory]
    [InlineData(10.0)]
    [InlineData(null)]
    public void The_outline_of_a_year_before_is_explained_only_where_a_bar_has_one(double? before)
    {
        var day = FictionalDistrict.LastDay;
        var place = new OwnPlace(
            1, "Shop", "bakery", true, FictionalDistrict.TimeZone, "", Medium.Power, ["477"], day.AddYears(-1), null, day, false, [Quantity.EnergyKwh]);
        var use = new OwnUse(day, day.AddDays(1), null, null, [new OwnUseBar(FictionalDistrict.Midnight(day), 12, before, true)]);

        var shown = Render<UseBars>(parameters => parameters
            .Add(one => one.Use, use).Add(one => one.Place, place).Add(one => one.Quantity, Quantity.EnergyKwh).Add(one => one.Length, PeriodLength.Day));

        Assert.Equal(before is not null, shown.FindAll(".swatch.outline").Count == 1);
        Assert.Equal(before is not null, shown.Find("p.soft").TextContent.Contains("a year before", StringComparison.Ordinal));
        Assert.Equal(before is null ? 2 : 3, shown.FindAll("thead th").Count);
        Assert.Equal(shown.FindAll("thead th").Count, shown.FindAll("tbody tr > *").Count);
    }

    [Fact]
    public void A_month_that_is_not_over_and_the_first_of_ones_own_are_no_whole_ones()
    {
        var place = new OwnPlace(
            1, "Shop", "bakery", true, FictionalDistrict.TimeZone, "", Medium.Power, ["477"], new DateOnly(2019, 10, 20), null, new DateOnly(2019, 12, 9), false,
            [Quantity.EnergyKwh]);
        var use = new OwnUse(
            new DateOnly(2019, 1, 1), new DateOnly(2020, 1, 1), null, null,
            [.. Enumerable.Range(9, 4).Select(month => new OwnUseBar(FictionalDistrict.Midnight(new DateOnly(2019, month, 1)), month == 9 ? null : 12, null, true))]);

        var shown = Render<UseBars>(parameters => parameters
            .Add(one => one.Use, use).Add(one => one.Place, place).Add(one => one.Quantity, Quantity.EnergyKwh).Add(one => one.Length, PeriodLength.Year));

        Assert.Equal(
            ["September 2019", "October 2019 (in part)", "November 2019", "December 2019 (so far)"], shown.FindAll("tbody th").Select(cell => cell.TextContent));
        Assert.Equal([true, false, true], shown.FindAll(".bars .now").Select(bar => bar.ClassList.Contains("unsure")));
        Assert.Contains("so far", shown.FindAll(".bars .month")[3].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PeriodLength.Month, 12.0, ".swatch.hatched")]
    [InlineData(PeriodLength.Day, null, ".swatch.gap")]
    public void What_is_known_as_a_sum_only_was_estimated_or_missing(PeriodLength length, double? value, string swatch)
    {
        var day = new DateOnly(2019, 12, 8);
        var start = FictionalDistrict.Midnight(day);
        var place = new OwnPlace(
            1, "Shop", "bakery", true, FictionalDistrict.TimeZone, "", Medium.Power, ["477"],
            day.AddYears(-1), null, day.AddDays(1), false, [Quantity.EnergyKwh]);
        var use = new OwnUse(
            day, day.AddDays(2), null, null,
            [
                new OwnUseBar(start, value, null, false) { IsSumOnly = true },
                new OwnUseBar(length == PeriodLength.Day ? start.AddHours(1) : start.AddDays(1), 12, null, true),
            ]);

        var shown = Render<UseBars>(parameters => parameters
            .Add(one => one.Use, use).Add(one => one.Place, place).Add(one => one.Quantity, Quantity.EnergyKwh).Add(one => one.Length, length));

        Assert.Equal([true, false], shown.FindAll("tbody th").Select(cell => cell.TextContent.EndsWith(" (known as a sum only)", StringComparison.Ordinal)));
        Assert.Contains("known as a sum only", shown.Find(swatch).ParentElement!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(value is null ? 1 : 2, shown.FindAll(".bars .now").Count);
    }

    [Fact]
    public void A_month_that_is_over_is_not_so_far_because_the_meter_fell_silent_in_it()
    {
        clock.SetUtcNow(FictionalDistrict.Midnight(new DateOnly(2020, 1, 20)));
        var place = new OwnPlace(
            1, "Shop", "bakery", true, FictionalDistrict.TimeZone, "", Medium.Power, ["477"], new DateOnly(2019, 1, 1), null, new DateOnly(2019, 12, 9), false,
            [Quantity.EnergyKwh]);
        var use = new OwnUse(
            new DateOnly(2019, 1, 1), new DateOnly(2020, 1, 1), null, null,
            [.. Enumerable.Range(11, 2).Select(month => new OwnUseBar(FictionalDistrict.Midnight(new DateOnly(2019, month, 1)), 12, null, month == 11))]);

        var shown = Render<UseBars>(parameters => parameters
            .Add(one => one.Use, use).Add(one => one.Place, place).Add(one => one.Quantity, Quantity.EnergyKwh).Add(one => one.Length, PeriodLength.Year));

        Assert.Equal(["November 2019", "December 2019 (incomplete)"], shown.FindAll("tbody th").Select(cell => cell.TextContent));
    }
}
