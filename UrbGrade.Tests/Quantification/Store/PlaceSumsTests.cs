using CsCheck;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Numerics;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification.Store;

/// <summary>A small and a large place together, in a month of 744 hours.</summary>
public sealed class PlaceSumsTests
{
    private const int Hours = 744;

    private static readonly DateOnly July = When.Day("2019-07-01");

    private static readonly TenantTraits Traits = new(
        new Dictionary<int, AssetTraits>
        {
            [1] = Known(100, 2, 500),
            [2] = Known(900, 6, 1_500),
        },
        new Dictionary<int, string>());

    [Fact]
    public void What_adds_up_is_added_carrier_by_carrier()
    {
        var sums = Sum(Row(1, KpiDefinitions.Energy, 300, KpiMedium.Heat), Row(2, KpiDefinitions.Energy, 700, KpiMedium.Heat), Row(2, KpiDefinitions.Energy, 50, KpiMedium.Gas), Row(1, PeriodKpiDefinitions.Water, 8, KpiMedium.Water));
        Assert.Equal([(KpiMedium.Heat, 1_000.0), (KpiMedium.Gas, 50), (KpiMedium.Water, 8)], sums.Select(one => (one.Medium, one.Value!.Value)));
    }

    /// <summary>Place 3 has heat, and no meter that tells about its water.</summary>
    [Fact]
    public void Heat_that_the_water_brought_adds_up_and_misses_the_heat_of_whoever_tells_of_no_water()
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var expected = new ExpectedAssets(Enumerable.Range(1, 3)
            .Select(asset => (Series: new KnownSeries(asset, new KnownMeter(asset, asset, $"{asset}", calendar), Quantities.Energy, "kW.h", "heat", SeriesKind.Interval), First: 0L))
            .ToLookup(one => one.Series.Meter.AssetId));
        PeriodKpiRow[] rows = [Row(1, PeriodKpiDefinitions.HeatByWater, 300, KpiMedium.Heat), Row(2, PeriodKpiDefinitions.HeatByWater, 500, KpiMedium.Heat)];

        Assert.Equal((800.0, 2 * Hours, KpiStatus.Ok), Of([1, 2]));
        Assert.Equal((800.0, 3 * Hours, KpiStatus.Insufficient), Of([1, 2, 3]));

        (double?, int, KpiStatus) Of(HashSet<int> assets)
        {
            var sum = Assert.Single(PlaceSums.Sum(1, (KpiScope.Street, 9), rows, assets, expected, Traits, July.AddMonths(1)));
            return (sum.Value, sum.Expected, sum.Status);
        }
    }

    [Fact]
    public void A_place_with_one_carrier_counts_for_that_carrier_with_what_it_has_of_all_its_energy()
    {
        var sums = Sum(
            Row(1, KpiDefinitions.Energy, 300, KpiMedium.Gas), Row(1, PeriodKpiDefinitions.Intensity, 300 / 100.0), Row(1, KpiDefinitions.Co2, 60),
            Row(2, KpiDefinitions.Energy, 900, KpiMedium.Gas), Row(2, KpiDefinitions.Energy, 100, KpiMedium.Power),
            Row(2, PeriodKpiDefinitions.Intensity, 1_000 / 900.0), Row(2, PeriodKpiDefinitions.Intensity, 900 / 900.0, KpiMedium.Gas), Row(2, PeriodKpiDefinitions.Intensity, 100 / 900.0, KpiMedium.Power),
            Row(2, KpiDefinitions.Co2, 200), Row(2, KpiDefinitions.Co2, 180, KpiMedium.Gas), Row(2, KpiDefinitions.Co2, 20, KpiMedium.Power));

        Assert.Equal([(KpiMedium.All, 1.3), (KpiMedium.Power, Math.Round(100 / 900.0, 9)), (KpiMedium.Gas, 1.2)], Of(PeriodKpiDefinitions.Intensity));
        Assert.Equal([(KpiMedium.All, 260.0), (KpiMedium.Power, 20), (KpiMedium.Gas, 240)], Of(KpiDefinitions.Co2));

        IEnumerable<(KpiMedium Medium, double Value)> Of(KpiDefinitionRow kpi) =>
            sums.Where(sum => sum.DefinitionId == kpi.Id).OrderBy(sum => sum.Medium).Select(sum => (sum.Medium, Math.Round(sum.Value!.Value, 9)));
    }

    [Fact]
    public void Where_all_places_have_the_same_carrier_the_whole_stands_for_it()
    {
        var sums = Sum(
            Row(1, KpiDefinitions.Energy, 300, KpiMedium.Gas), Row(1, KpiDefinitions.Co2, 60), Row(2, KpiDefinitions.Energy, 900, KpiMedium.Gas), Row(2, KpiDefinitions.Co2, 180));

        Assert.Equal([(KpiMedium.All, 240.0)], sums.Where(sum => sum.DefinitionId == KpiDefinitions.Co2.Id).Select(sum => (sum.Medium, sum.Value!.Value)));
    }

    [Fact]
    public void A_carrier_that_is_known_while_another_one_is_silent_is_in_the_sum_of_its_carrier()
    {
        // Nothing of the gas of place 1 is known, so that it has no emissions of the whole.
        var sums = Sum(
            Row(1, KpiDefinitions.Energy, 300, KpiMedium.Power), Row(1, KpiDefinitions.Co2, 60, KpiMedium.Power),
            Row(2, KpiDefinitions.Energy, 900, KpiMedium.Power), Row(2, KpiDefinitions.Co2, 180));

        Assert.Equal(
            [(KpiMedium.All, 180.0), (KpiMedium.Power, 240)],
            sums.Where(sum => sum.DefinitionId == KpiDefinitions.Co2.Id).OrderBy(sum => sum.Medium).Select(sum => (sum.Medium, sum.Value!.Value)));
    }

    [Fact]
    public void Ratios_are_what_is_divided_by_all_divisors()
    {
        // (300 + 1,800) kWh for 1,000 m2; 8 m3 and 12 m3 of 8 people in 31 days; (1,000 + 1,200) kWh of 2 kW.
        Assert.Equal(2_100 / 1_000.0, Only(Row(1, PeriodKpiDefinitions.Intensity, 300 / 100.0), Row(2, PeriodKpiDefinitions.Intensity, 1_800 / 900.0)), 12);
        Assert.Equal(
            20_000 / (8.0 * 31), Only(Row(1, PeriodKpiDefinitions.WaterPerPerson, 8_000 / 62.0, KpiMedium.Water), Row(2, PeriodKpiDefinitions.WaterPerPerson, 12_000 / 186.0, KpiMedium.Water)), 9);
        Assert.Equal(2_200 / 2.0, Only(Row(1, PeriodKpiDefinitions.FullLoadHours, 1_000 / 0.5, KpiMedium.Light), Row(2, PeriodKpiDefinitions.FullLoadHours, 1_200 / 1.5, KpiMedium.Light)), 9);
    }

    /// <summary>10 m3 of 2 people in 31 days, and 1.8 m3 of 6 people in the first three.</summary>
    [Fact]
    public void Water_for_each_person_of_a_place_of_which_little_is_known_counts_that_little() => Assert.Equal(
        11_800 / ((2 * 31.0) + (6 * 3)),
        Only(
            Row(1, PeriodKpiDefinitions.WaterPerPerson, 10_000 / 62.0, KpiMedium.Water),
            Row(2, PeriodKpiDefinitions.WaterPerPerson, 1_800 / 18.0, KpiMedium.Water, valid: 72)), 9);

    [Fact]
    public void States_are_averaged_by_the_hours_for_which_they_are_known() =>
        Assert.Equal(
            ((90 * 700) + (50 * 300)) / 1_000.0,
            Only(Row(1, PeriodKpiDefinitions.ComfortTwo, 90, valid: 700), Row(2, PeriodKpiDefinitions.ComfortTwo, 50, valid: 300)), 9);

    [Fact]
    public void Completeness_counts_hours_and_is_insufficient_below_its_least_coverage()
    {
        var one = Assert.Single(Sum(Row(1, PeriodKpiDefinitions.Completeness, 100, valid: Hours), Row(2, PeriodKpiDefinitions.Completeness, 25, valid: Hours / 4)));
        Assert.Equal((62.5, KpiStatus.Insufficient, 2 * Hours, Hours + (Hours / 4)), (one.Value, one.Status, one.Expected, one.Valid));
    }

    [Fact]
    public void Completeness_is_not_told_of_a_time_after_the_last_meter_was_taken_away()
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var meter = new KnownMeter(1, 1, "478", calendar) { Settings = [new RegisterSetting(calendar.StartOf(July), IsEnd: true)] };
        var series = new KnownSeries(1, meter, Quantities.Energy, "kW.h", "power", SeriesKind.Interval);
        var expected = new ExpectedAssets(new[] { (Series: series, First: 0L) }.ToLookup(one => one.Series.Meter.AssetId));
        Assert.Empty(PlaceSums.Sum(1, (KpiScope.Street, 9), [Row(1, PeriodKpiDefinitions.Completeness, 0, valid: 0)], [1], expected, Traits, July.AddMonths(1)));
    }

    [Fact]
    public void Light_that_a_main_meter_of_power_counts_too_is_missing_in_no_sum_of_light()
    {
        // Place 1 has a cabinet of lamps; place 2 a main meter of power, and below it one of its lamps.
        Assert.Equal((Hours, KpiStatus.Ok), Light(below: 2));
        Assert.Equal((2 * Hours, KpiStatus.Insufficient), Light(below: null));

        static (int, KpiStatus) Light(int? below)
        {
            var calendar = LocalCalendar.Of("Europe/Madrid");
            var main = new KnownSeries(2, new KnownMeter(2, 2, "477", calendar), Quantities.Energy, "kW.h", "power", SeriesKind.Interval);
            var lamps = new KnownMeter(3, 2, "478", calendar) { Settings = [new RegisterSetting(long.MinValue, Below: below)] };
            var expected = new ExpectedAssets(new[] { (Series: main, First: 0L), (Series: new KnownSeries(3, lamps, Quantities.Energy, "kW.h", "light", SeriesKind.Interval), First: 0L) }
                .ToLookup(one => one.Series.Meter.AssetId));
            var sum = Assert.Single(PlaceSums.Sum(
                1, (KpiScope.District, 9), [Row(1, KpiDefinitions.Energy, 300, KpiMedium.Light)], [1, 2], expected, Traits, July.AddMonths(1)));
            return (sum.Expected, sum.Status);
        }
    }

    [Fact]
    public void A_bill_that_power_and_light_have_together_is_missing_in_no_sum_of_bills_of_power_alone()
    {
        // Place 1 has power and gas, each with its bill; place 2 has power and lamps of one contract, then power alone, which has told nothing.
        Assert.Equal((Hours, KpiStatus.Ok), Bills("power", "light"));
        Assert.Equal((2 * Hours, KpiStatus.Insufficient), Bills("power"));

        static (int, KpiStatus) Bills(params string[] carriers)
        {
            var calendar = LocalCalendar.Of("Europe/Madrid");
            var expected = new ExpectedAssets(carriers
                .Select((carrier, at) => (
                    Series: new KnownSeries(at + 2, new KnownMeter(at + 2, 2, $"{477 + at}", calendar), Quantities.Energy, "kW.h", carrier, SeriesKind.Interval), First: 0L))
                .ToLookup(one => one.Series.Meter.AssetId));
            var sum = Assert.Single(PlaceSums.Sum(
                1, (KpiScope.District, 9), [Row(1, PeriodKpiDefinitions.TariffCost, 40, KpiMedium.Power)], [1, 2], expected, Traits, July.AddMonths(1)));
            return (sum.Expected, sum.Status);
        }
    }

    [Fact]
    public void A_place_whose_gas_has_no_tariff_is_missing_in_the_bill_of_the_whole_and_not_in_that_of_power()
    {
        var calendar = LocalCalendar.Of("Europe/Madrid");
        var expected = new ExpectedAssets(new[] { (Asset: 1, Carrier: "power"), (Asset: 2, Carrier: "power"), (Asset: 2, Carrier: "gas") }
            .Select((one, at) => (
                Series: new KnownSeries(
                    at, new KnownMeter(at, one.Asset, $"{477 + at}", calendar), Quantities.Energy, "kW.h", one.Carrier, SeriesKind.Interval),
                First: 0L))
            .ToLookup(one => one.Series.Meter.AssetId));
        PeriodKpiRow[] rows =
        [
            Row(1, KpiDefinitions.Energy, 300, KpiMedium.Power), Row(1, PeriodKpiDefinitions.TariffCost, 40),
            Row(2, KpiDefinitions.Energy, 200, KpiMedium.Power), Row(2, KpiDefinitions.Energy, 500, KpiMedium.Gas),
            Row(2, PeriodKpiDefinitions.TariffCost, 30, KpiMedium.Power),
        ];

        var bills = PlaceSums.Sum(1, (KpiScope.District, 9), rows, [1, 2], expected, Traits, July.AddMonths(1))
            .Where(sum => sum.DefinitionId == PeriodKpiDefinitions.TariffCost.Id).OrderBy(sum => sum.Medium);
        Assert.Equal(
            [(KpiMedium.All, 40.0, 2 * Hours, Hours, KpiStatus.Insufficient), (KpiMedium.Power, 70.0, 2 * Hours, 2 * Hours, KpiStatus.Ok)],
            bills.Select(sum => (sum.Medium, sum.Value!.Value, sum.Expected, sum.Valid, sum.Status)));
    }

    [Fact]
    public void What_several_places_do_not_have_is_left_out() =>
        Assert.Empty(Sum(Row(1, PeriodKpiDefinitions.LeakRow, 3), Row(2, PeriodKpiDefinitions.Peak, 3, KpiMedium.Power), Row(1, PeriodKpiDefinitions.Rank, 3)));

    /// <summary>Eight bakeries of 100 to 170 m2, one of 1000 m2, a castle, and one bakery in another zone.</summary>
    [Fact]
    public void A_place_stands_among_those_of_its_kind_zone_and_size()
    {
        double[] areas = [100, 110, 120, 130, 140, 150, 160, 170, 1_000, 120, 120];
        var assets = Enumerable.Range(1, areas.Length).ToList();
        var traits = new TenantTraits(
            assets.ToDictionary(asset => asset, asset => Known(areas[asset - 1], 1, 1)),
            assets.ToDictionary(asset => asset, asset => asset == 10 ? "castle" : "bakery"),
            assets.ToDictionary(asset => asset, asset => asset == 11 ? "Atlantic/Canary" : "Europe/Madrid"));

        var ranks = PlaceSums.Ranks([.. assets.Select(asset => Row(asset, PeriodKpiDefinitions.Intensity, asset))], traits, July.AddMonths(1))
            .ToDictionary(rank => rank.ScopeId, rank => rank.Value);

        Assert.Equal(Enumerable.Range(1, 8), ranks.Keys.Order());
        Assert.Equal([100 * 0.5 / 8, 100 * 7.5 / 8], [ranks[1]!.Value, ranks[8]!.Value]);
    }

    /// <summary>Nine bakeries with power, of which one has no floor area and the first two have gas, too.</summary>
    [Fact]
    public void A_place_stands_among_its_peers_by_night_by_day_and_by_energy_of_each_carrier_not_by_all_energy_alone()
    {
        var assets = Enumerable.Range(1, 9).ToList();
        var traits = new TenantTraits(
            assets.ToDictionary(asset => asset, asset => asset == 9 ? new AssetTraits([]) : Known(100, 1, 1)), assets.ToDictionary(asset => asset, _ => "bakery"));
        PeriodKpiRow[] rows =
        [
            .. assets.Select(asset => Row(asset, PeriodKpiDefinitions.NightDay, 1.0 / asset, KpiMedium.Power)),
            .. assets.Select(asset => Row(asset, KpiDefinitions.Energy, 100, KpiMedium.Power)),
            .. assets.Take(8).Select(asset => Row(asset, PeriodKpiDefinitions.Intensity, asset)),
            Row(1, KpiDefinitions.Energy, 900, KpiMedium.Gas), Row(2, KpiDefinitions.Energy, 900, KpiMedium.Gas),
            Row(1, PeriodKpiDefinitions.Intensity, 20, KpiMedium.Power), Row(2, PeriodKpiDefinitions.Intensity, 30, KpiMedium.Power),
        ];

        var ranks = PlaceSums.Ranks(rows, traits, July.AddMonths(1)).ToLookup(rank => (rank.DefinitionId, rank.Medium), rank => (rank.ScopeId, rank.Value!.Value));

        Assert.Equal([(PeriodKpiDefinitions.Rank.Id, KpiMedium.All), (PeriodKpiDefinitions.Rank.Id, KpiMedium.Power), (PeriodKpiDefinitions.NightDayRank.Id, KpiMedium.Power)],
            ranks.Select(one => one.Key).Order());
        Assert.Equal(
            assets.Take(8).Reverse().Select((asset, place) => (asset, 100 * (place + 0.5) / 8)),
            ranks[(PeriodKpiDefinitions.NightDayRank.Id, KpiMedium.Power)].OrderBy(one => one.Value));
        Assert.Equal(100 * 0.5 / 8, ranks[(PeriodKpiDefinitions.Rank.Id, KpiMedium.All)].Single(one => one.ScopeId == 1).Value);
        Assert.Equal([1, 2], ranks[(PeriodKpiDefinitions.Rank.Id, KpiMedium.Power)].OrderBy(one => one.Value).Skip(6).Select(one => one.ScopeId));
    }

    [Fact]
    public void Seven_peers_are_too_few_and_a_place_at_twice_the_size_is_one()
    {
        double[] areas = [100, 100, 100, 100, 100, 100, 100, 200, 201];
        var assets = Enumerable.Range(1, areas.Length).ToList();
        var traits = new TenantTraits(assets.ToDictionary(asset => asset, asset => Known(areas[asset - 1], 1, 1)), assets.ToDictionary(asset => asset, _ => "bakery"));
        PeriodKpiRow[] all = [.. assets.Select(asset => Row(asset, PeriodKpiDefinitions.Intensity, asset))];

        Assert.Equal(assets.SkipLast(1), PlaceSums.Ranks(all, traits, July.AddMonths(1)).Select(rank => rank.ScopeId).Order());
        Assert.Empty(PlaceSums.Ranks([.. all.Where(row => row.ScopeId != 8)], traits, July.AddMonths(1)));
    }

    /// <summary>As one by one, with areas and intensities that many places share.</summary>
    [Fact]
    public void Places_among_peers_are_those_of_holding_each_against_all_others() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 20]).Array[0, 120].Sample(places =>
        {
            (double Size, double Value)[] members = [.. places.Select(place => (place.Item1 * 10.0, place.Item2 / 4.0))];
            Assert.Equal(
                members.Select(one => BenchmarkPercentile.Of(
                    one.Value, [.. members.Where(other => other.Size >= one.Size / 2 && other.Size <= one.Size * 2).Select(other => other.Value)])),
                PeerPlaces.Of(members));
        });

    [Fact]
    public void Heat_for_each_square_metre_is_that_of_all_areas() =>
        Assert.Equal(
            ((100 * 100) + (900 * 50)) / 1_000.0,
            Only(Row(1, PeriodKpiDefinitions.NormalisedIntensity, 100, KpiMedium.Heat), Row(2, PeriodKpiDefinitions.NormalisedIntensity, 50, KpiMedium.Heat)), 9);

    /// <summary>Two houses with 10,000 kWh of heat each, of which one alone has degree days of a usual year, and a third one without heat.</summary>
    [Fact]
    public void Heat_of_a_usual_year_was_sufficient_for_a_district_of_which_half_has_none()
    {
        var (calendar, year) = (LocalCalendar.Of("Europe/Madrid"), When.Day("2019-01-01"));
        var expected = new ExpectedAssets(new[] { (Asset: 1, Carrier: "heat"), (Asset: 2, Carrier: "heat"), (Asset: 3, Carrier: "power") }
            .Select(one => (
                Series: new KnownSeries(one.Asset, new KnownMeter(one.Asset, one.Asset, $"{one.Asset}", calendar), Quantities.Energy, "kW.h", one.Carrier, SeriesKind.Interval),
                First: 0L))
            .ToLookup(one => one.Series.Meter.AssetId));
        PeriodKpiRow[] rows = [.. new[] { PeriodKpiDefinitions.NormalisedHeat, PeriodKpiDefinitions.NormalisedIntensity }.Select(kpi => new PeriodKpiRow
        {
            TenantId = 1, Resolution = KpiResolution.Year, PeriodStart = year, Scope = KpiScope.Asset, ScopeId = 1, Medium = KpiMedium.Heat, DefinitionId = kpi.Id,
            Value = 10_000, ValidIntervals = 365, ExpectedIntervals = 365, Status = KpiStatus.Ok,
        })];

        Assert.All(
            PlaceSums.Sum(1, (KpiScope.District, 9), rows, [1, 2, 3], expected, Traits, year.AddYears(1)).ToList(),
            sum => Assert.Equal((10_000.0, 2 * 365, 365, KpiStatus.Insufficient), (sum.Value, sum.Expected, sum.Valid, sum.Status)));
        Assert.All(
            PlaceSums.Sum(1, (KpiScope.Street, 9), rows, [1, 3], expected, Traits, year.AddYears(1)).ToList(),
            sum => Assert.Equal((365, KpiStatus.Ok), (sum.Expected, sum.Status)));
    }

    private static double Only(params PeriodKpiRow[] rows) => Assert.Single(Sum(rows)).Value!.Value;

    private static List<PeriodKpiEntry> Sum(params PeriodKpiRow[] rows) => [.. PlaceSums.Sum(
        1, (KpiScope.District, 9), rows, [1, 2], new ExpectedAssets(Array.Empty<(KnownSeries Series, long First)>().ToLookup(one => one.Series.Meter.AssetId)), Traits, July.AddMonths(1))];

    private static PeriodKpiRow Row(int asset, KpiDefinitionRow kpi, double value, KpiMedium medium = KpiMedium.All, int valid = Hours) => new()
    {
        TenantId = 1, Resolution = KpiResolution.Month, PeriodStart = July, Scope = KpiScope.Asset, ScopeId = asset, Medium = medium, DefinitionId = kpi.Id, Value = value,
        ValidIntervals = valid, ExpectedIntervals = Hours, Status = KpiStatus.Ok,
    };

    private static AssetTraits Known(double area, double people, double watts) => new(
    [
        (AssetTraits.FloorArea, DateOnly.MinValue, area), (AssetTraits.Occupants, DateOnly.MinValue, people), (AssetTraits.InstalledPower, DateOnly.MinValue, watts),
    ]);
}
