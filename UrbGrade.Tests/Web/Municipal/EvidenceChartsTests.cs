using System.Globalization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Municipal;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Municipal;

/// <summary>What charts of what is explored and found say of gaps.</summary>
public sealed class EvidenceChartsTests
{
    private static readonly DateOnly Day = new(2019, 12, 2);
    private static readonly DateTimeOffset Hour = new(2019, 12, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_day_that_is_explored_and_known_as_a_sum_only_was_missing()
    {
        var series = new ExploredSeries(1, "The Blue Chair (477)", "energy", "kW.h", "power", true);
        var hours = new double?[24];
        var view = new ExploreView(
            [series], series, null, "Europe/Madrid", Day, Day.AddDays(2),
            [
                new ExploredDay(Day, 24, null, null, hours), new ExploredDay(Day.AddDays(1), null, null, null, hours) { IsSumOnly = true },
                new ExploredDay(Day.AddDays(2), null, null, null, hours),
            ],
            null, []);

        var document = ExploreCharts.Days(view, [], TestTexts.Of<FindingText>(), TestTexts.Shared);

        Assert.Equal(("mkx", "known as a sum only"), (document.Quality, document.QualityNames["k"]));
    }

    [Fact]
    public void A_series_that_stands_still_has_no_day_on_which_it_changed()
    {
        var series = new ExploredSeries(1, "The Blue Chair (477)", "energy", "kW.h", "power", true);
        var view = new ExploreView(
            [series], series, null, "Europe/Madrid", Day, Day.AddDays(29),
            [.. Enumerable.Range(0, 30).Select(i => new ExploredDay(Day.AddDays(i), 0, null, null, new double?[24]))],
            null, []);

        Assert.Equal("No day stands out as a change of level.", ExploreCharts.Days(view, [], TestTexts.Of<FindingText>(), TestTexts.Shared).Finding);
    }

    [Theory]
    [InlineData(false, "It stood out most on 12 Dec 2019: +90% against what is usual on that weekday.")]
    [InlineData(true, "It changed most on 12 Dec 2019: +90%.")]
    public void Two_days_at_nearly_double_were_told_as_a_small_change_for_good(bool lasts, string told)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var series = new ExploredSeries(1, "Cabinet 1 (C1)", "power", "kW", "light", false);
        var view = new ExploreView(
            [series], series, null, "Europe/Madrid", Day, Day.AddDays(29),
            [.. Enumerable.Range(0, 30).Select(i => new ExploredDay(Day.AddDays(i), i is 10 or 11 || (lasts && i > 9) ? 19 : 10, null, null, new double?[24]))],
            null, []);

        Assert.Equal(told, ExploreCharts.Days(view, [], TestTexts.Of<FindingText>(), TestTexts.Shared).Finding);
    }

    [Fact]
    public void A_single_day_outside_hid_that_a_series_fell_for_good()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        var series = new ExploredSeries(1, "Cabinet 1 (C1)", "power", "kW", "light", false);
        var view = new ExploreView(
            [series], series, null, "Europe/Madrid", Day, Day.AddDays(59),
            [.. Enumerable.Range(0, 60).Select(i => new ExploredDay(Day.AddDays(i), i == 8 ? 90 : i < 40 ? 10 : 8, null, null, new double?[24]))],
            null, []);

        Assert.Equal(
            "It changed most on 11 Jan 2020: −20%. It stood out most on 10 Dec 2019: +800% against what is usual on that weekday.",
            ExploreCharts.Days(view, [], TestTexts.Of<FindingText>(), TestTexts.Shared).Finding);
    }

    [Fact]
    public void Six_series_of_one_medium_have_six_colours()
    {
        List<ExploredSeries> series = [.. Enumerable.Range(1, 6).Select(id => new ExploredSeries(id, $"Shop {id}", "energy", "kW.h", "power", true))];
        var view = new ExploreView(
            series, series[0], series[1], "Europe/Madrid", Day, Day, [new ExploredDay(Day, 1, 2, null, new double?[24]) { More = [3, 4, 5, 6] }], null, [])
        {
            More = [.. series.Skip(2)],
        };

        var document = ExploreCharts.Days(view, [], TestTexts.Of<FindingText>(), TestTexts.Shared);

        Assert.Equal(6, document.Lines.Select(line => line.Colour).Append(document.Colour).Distinct().Count());
        Assert.Equal([2, 3, 4, 5, 6], document.Lines.Select(line => line.Values[0]));
        Assert.All(document.Lines, line => Assert.True(line.IsDrawn));
    }

    [Fact]
    public void An_hour_of_the_evidence_that_is_known_as_a_sum_only_was_missing()
    {
        var item = new FindingItem(
            11, FindingKind.ClockDrift, FindingScope.Series, "Cabinet 1 (C1)", 2, "Europe/Madrid", null, Hour, null, 2, 0.95, 3, null,
            FindingState.New, IsWithdrawn: false,
            new Dictionary<string, double> { ["minutes"] = 45, ["clock"] = 1, ["nights"] = 8 });
        var details = new FindingDetails(
            item, "EUR", "kWh",
            [new FindingPoint(Hour, 2, null), new FindingPoint(Hour.AddHours(1), null, null) { IsSumOnly = true },
            new FindingPoint(Hour.AddHours(2), null, null)],
            [], null, null, null, Hour, 1);

        var document = FindingChart.Of(details, TestTexts.Of<FindingText>(), TestTexts.Shared);

        Assert.Equal(("mkx", "known as a sum only"), (document.Quality, document.QualityNames["k"]));
    }
}
