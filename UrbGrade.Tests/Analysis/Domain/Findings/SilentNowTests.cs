using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Findings;

namespace UrbGrade.Tests.Analysis.Domain.Findings;

/// <summary>Hours count from some midnight; each site has two places of two hourly meters, and everything before hour 72 should be here.</summary>
public sealed class SilentNowTests
{
    private const long Hour = 3_600_000;
    private const long Due = 72;
    private const long Now = 96;

    [Fact]
    public void A_site_that_has_sent_all_that_is_due_has_no_silent_meter() => Assert.Empty(Silent(95, 95, 95, 95));

    [Fact]
    public void Who_is_six_hours_behind_the_others_of_the_site_is_silent_and_the_meter_or_its_radio_is_why() =>
        Assert.Equal([(2, 90L, SilentWay.Meter, 1)], Silent(95, 89, 95, 95));

    [Fact]
    public void Who_is_less_than_six_hours_behind_is_not_silent() => Assert.Empty(Silent(95, 90, 95, 95));

    [Fact]
    public void All_meters_of_a_place_that_fall_silent_together_hang_on_what_they_share() =>
        Assert.Equal([(1, 61L, SilentWay.Concentrator, 2), (2, 61L, SilentWay.Concentrator, 2)], Silent(60, 60, 95, 95));

    [Fact]
    public void All_meters_of_a_site_that_fall_silent_together_hang_on_its_gateway() =>
        Assert.Equal([1, 2, 3, 4], Silent(48, 48, 48, 48).Where(one => one is { Way: SilentWay.Gateway, Together: 4 }).Select(one => one.Meter));

    [Fact]
    public void The_running_day_and_the_one_before_may_still_be_on_their_way() => Assert.Empty(Silent(70, 70, 70, 70));

    [Fact]
    public void A_meter_that_was_silent_long_before_does_not_hide_that_the_gateway_is_silent_now()
    {
        var silent = Silent(-900, -500, 48, 48);

        Assert.Equal([(1, SilentWay.Meter), (2, SilentWay.Meter), (3, SilentWay.Gateway), (4, SilentWay.Gateway)], silent.Select(one => (one.Meter, one.Way)));
        Assert.Equal(2, silent[3].Together);
    }

    [Fact]
    public void Of_the_last_meter_that_still_sent_nothing_can_be_told_apart() =>
        Assert.Equal((1, SilentWay.Alone), Silent([Heard(1, 1, 40)]).Select(one => (one.Meter, one.Way)).Single());

    [Fact]
    public void A_meter_is_not_silent_while_one_of_its_quantities_comes()
    {
        var silent = Silent([Heard(1, 1, 40), Heard(1, 1, 95, series: 11), Heard(2, 1, 95)]);

        Assert.Empty(silent);
    }

    [Fact]
    public void Who_sends_seldom_is_silent_after_twice_the_usual_time_and_says_nothing_of_the_gateway()
    {
        HeardSeries[] hourly = [Heard(1, 1, 95), Heard(2, 1, 95)];

        Assert.Empty(Silent([.. hourly, Heard(3, 1, 95 - (13 * 24), usual: 7 * 24)]));
        Assert.Equal([(3, SilentWay.Meter)], Silent([.. hourly, Heard(3, 1, 95 - (14 * 24), usual: 7 * 24)]).Select(one => (one.Meter, one.Way)));
    }

    [Fact]
    public void Another_site_that_goes_on_says_nothing_of_this_one()
    {
        var silent = Silent([Heard(1, 1, 20), Heard(2, 2, 20), Heard(5, 1, 95, site: 2), Heard(6, 2, 95, site: 2)]);

        Assert.All(silent, one => Assert.Equal(SilentWay.Gateway, one.Way));
        Assert.Equal([1, 2], silent.Select(one => one.Meter));
    }

    [Fact]
    public void Who_comes_by_a_file_a_day_is_not_silent_because_others_of_the_site_come_by_the_hour()
    {
        HeardSeries[] hourly = [Heard(1, 1, 95), Heard(2, 1, 95)];

        Assert.Equal([3], SilentNow.Slower([.. hourly, Heard(3, 2, 67)]).Select(series => series.MeterId));
        Assert.Empty(Silent([.. hourly, Heard(3, 2, 67) with { Behind = 24 * Hour }]));
        Assert.Equal([(3, SilentWay.Meter)], Silent([.. hourly, Heard(3, 2, 67) with { Behind = 23 * Hour }]).Select(one => (one.Meter, one.Way)));
    }

    [Fact]
    public void A_day_that_is_overdue_makes_silent_however_late_the_meter_usually_comes() =>
        Assert.Equal([3], Silent([Heard(1, 1, 95), Heard(3, 2, 66) with { Behind = 400 * Hour }]).Select(one => one.Meter));

    [Fact]
    public void Of_a_site_where_most_meters_fell_silent_it_is_told_how_many_of_how_many()
    {
        var silent = SilentNow.Among([.. Enumerable.Range(1, 5).Select(meter => Heard(meter, meter, meter == 5 ? 95 : 40))], Now * Hour);

        Assert.Equal(4, silent.Count);
        Assert.All(silent, one => Assert.Equal((SilentWay.Gateway, 4, 5), (one.Way, one.Together, one.Of)));
    }

    [Fact]
    public void How_far_behind_a_meter_usually_is_before_it_comes_is_told_by_the_portions_that_came()
    {
        Portion[] daily = [new(35 * Hour, 23 * Hour), new(59 * Hour, 47 * Hour), new(60 * Hour, 40 * Hour), new(83 * Hour, 71 * Hour)];

        Assert.Equal(36 * Hour, Portion.BehindOf(daily));
        Assert.Null(Portion.BehindOf(daily[..1]));
    }

    private static List<(int Meter, long Since, SilentWay Way, int Together)> Silent(long first, long second, long third, long fourth) =>
        Silent([Heard(1, 1, first), Heard(2, 1, second), Heard(3, 2, third), Heard(4, 2, fourth)]);

    private static List<(int Meter, long Since, SilentWay Way, int Together)> Silent(IReadOnlyCollection<HeardSeries> all) =>
        [.. SilentNow.Among(all, Now * Hour).OrderBy(one => one.MeterId).Select(one => (one.MeterId, one.Since / Hour, one.Way, one.Together))];

    private static HeardSeries Heard(int meter, int asset, long last, int site = 1, int? series = null, double usual = 1) =>
        new(series ?? meter, meter, asset, site, last * Hour, usual * Hour, Due * Hour);
}
