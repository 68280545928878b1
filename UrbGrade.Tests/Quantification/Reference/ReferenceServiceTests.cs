using System.Globalization;
using System.Text.Json;
using UrbGrade.Modules.Core.Numerics;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Comfort;
using UrbGrade.Modules.Quantification.Domain.Lighting;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;
using static UrbGrade.Tests.Quantification.Reference.ReferenceSeries;

namespace UrbGrade.Tests.Quantification.Reference;

/// <summary>Comfort, street lighting, votes and benchmarks against the figures computed by numpy.</summary>
public sealed class ReferenceServiceTests
{
    [Fact]
    public void Comfort_of_a_belgian_house()
    {
        var figures = Figures("comfort belgian house 2016 (hourly means of temp_in_c)");
        var house = Of("UTC", "2016-01-12", "2016-05-27");
        var (inside, outside) = (Means("temp_in_c"), Means("temp_out_c"));
        var days = DegreeDays.Days(outside, house.Hours);
        var running = AdaptiveComfort.RunningMeans(Array.ConvertAll(days, day => day.Value));
        var first = Array.FindIndex(running, mean => mean is not null);
        figures["trm_first_day"].Holds(house.From.AddDays(first).ToString("O", CultureInfo.InvariantCulture));
        AssertFigure(figures, "trm_first", running[first]);
        AssertFigure(figures, "trm_last", running[^1]);

        inside = inside[(first * 24)..];
        figures["hours"].Holds(inside.Length);
        AssertFigure(figures, "fixed_heating_cat_I_21-25_pct", ComfortHours.Share(inside, _ => ComfortBand.Heating(1)).Value);
        AssertFigure(figures, "fixed_heating_cat_II_20-25_pct", ComfortHours.Share(inside, _ => ComfortBand.Heating(2)).Value);
        AssertFigure(figures, "fixed_heating_cat_III_18-25_pct", ComfortHours.Share(inside, _ => ComfortBand.Heating(3)).Value);
        AssertFigure(figures, "fixed_heating_cat_IV_17-25_pct", ComfortHours.Share(inside, _ => ComfortBand.Heating(4)).Value);
        AssertFigure(figures, "degree_hours_below_20", ComfortHours.Below(inside, _ => ComfortBand.Heating(2)).Value);
        AssertFigure(figures, "degree_hours_above_25", ComfortHours.Above(inside, _ => ComfortBand.Heating(2)).Value);
        foreach (var (category, name) in new[] { (1, "I"), (2, "II"), (3, "III") })
        {
            // It leaves out the days to which the adaptive band does not apply.
            double? OfDay(int hour) => running[first + (hour / 24)];
            var share = AdaptiveComfort.Share(inside, OfDay, hour => OfDay(hour) is >= 10 and <= 30, category);
            figures["hours_adaptive_applicable_trm_10_30"].Holds(share.Expected);
            AssertFigure(figures, $"adaptive_cat_{name}_pct_of_applicable", share.Value);
        }

        HourValue[] Means(string column)
        {
            var hours = new HourValue[house.Hours.Length];
            foreach (var hour in Values("barcelona", "in_out_temp_energy_belgium_2016_10min.csv", column)
                .Where(v => v.At >= house.Calendar.StartOf(house.From) && v.At < house.Calendar.StartOf(house.To))
                .GroupBy(v => (v.At - house.Calendar.StartOf(house.From)) / LocalCalendar.Hour))
            {
                hours[hour.Key] = new HourValue(hour.Average(v => v.Value), HourState.Measured);
            }

            return hours;
        }
    }

    [Theory]
    [InlineData("EIB-CM01")]
    [InlineData("EIB-CM02")]
    [InlineData("EIB-CM03")]
    [InlineData("EIB-CM04")]
    [InlineData("EIB-CM05")]
    [InlineData("EIB-CM06")]
    public void Street_lighting_of_a_cabinet(string cabinet)
    {
        var figures = Figures("lighting")[cabinet];
        var facts = Rows("sim_cabinets.csv").Single(row => row["cabinet_id"] == cabinet);
        double Fact(string name) => Number(facts[name]);
        var watt = Fact("n_luminaires") * Fact("system_w_per_luminaire");
        // One of the counters rolls over.
        var counted = Rows("sim_cabinet_registers_hourly_2019.csv").Where(row => row["cabinet_id"] == cabinet)
            .Select(row => new StoredReading(
                When.Milliseconds(row["timestamp_utc"]), When.Milliseconds(row["timestamp_utc"]), Number(row["energy_register_kwh"]), ReadingQuality.Measured, RawRequestId: 1)).ToArray();
        var year = Of("Europe/Madrid", "2019-01-01", "2020-01-01");
        var hours = new HourValue[year.Hours.Length];
        HourlySeries.Assemble(counted, SeriesKind.Register, year.Calendar.StartOf(year.From), hours, longest: HourlySeries.LongestSpread);
        var traits = new AssetTraits(
        [
            (AssetTraits.InstalledPower, DateOnly.MinValue, watt), (AssetTraits.LitArea, DateOnly.MinValue, Fact("lit_area_m2")),
            (AssetTraits.Illuminance, DateOnly.MinValue, Fact("avg_illuminance_lx")),
        ]);
        var computed = year.Computed(traits, new MeteredHours(1, Quantities.Energy, "light", hours));

        double? Value(KpiDefinitionRow kpi) => computed[(kpi.Id, KpiMedium.Light)].Result.Value;
        AssertFigure(figures, "annual_kwh", Value(KpiDefinitions.Energy));
        AssertFigure(figures, "installed_w", watt);
        AssertFigure(figures, "D_P_w_per_lx_m2", Value(PeriodKpiDefinitions.PowerDensity));
        AssertFigure(figures, "D_E_kwh_m2", Value(PeriodKpiDefinitions.StreetEnergy));
        AssertFigure(figures, "equivalent_full_power_hours", Value(PeriodKpiDefinitions.FullLoadHours));
        var points = Rows("sim_luminance_grid.csv").Where(row => row["cabinet_id"] == cabinet)
            .Select(row => ((int?)Number(row["lane"]), (int?)Number(row["row"]), (double?)Number(row["luminance_cd_m2"]))).ToList();
        if (points.Count > 0)
        {
            var grid = LuminanceGrid.Of(points)!.Value;
            AssertFigure(figures, "L_avg", grid.Mean);
            AssertFigure(figures, "U0", grid.Overall);
            AssertFigure(figures, "Ul_min_of_lanes", grid.Longitudinal);
            Assert.Equal(grid.Wanted, grid.Points);
        }
    }

    /// <summary>Readings of every quarter of an hour on a real database; one cabinet has all of November, so that its nights can be held against those of the sun.</summary>
    [Theory]
    [InlineData("EIB-CM01")]
    [InlineData("EIB-CM02")]
    [InlineData("EIB-CM03")]
    [InlineData("EIB-CM04")]
    [InlineData("EIB-CM05")]
    [InlineData("EIB-CM06")]
    public async Task Burning_hours_of_a_cabinet_were_those_of_the_means_of_its_hours(string cabinet)
    {
        var figures = Figures("lighting")[cabinet];
        var facts = Rows("sim_cabinets.csv").Single(row => row["cabinet_id"] == cabinet);
        await using var tenant = await QuantifiedTenant.Create();
        await tenant.Register(cabinet);
        await tenant.Change(database =>
        {
            var asset = database.Set<AssetRow>().Single();
            (asset.Latitude, asset.Longitude) = (Number(facts["lat"]), Number(facts["lon"]));
            database.Add(new AssetTraitRow
            {
                TenantId = tenant.Id, AssetId = asset.Id, Name = AssetTraits.InstalledPower, From = When.Day("2019-01-01"),
                Value = Number(facts["n_luminaires"]) * Number(facts["system_w_per_luminaire"]), Source = "sim_cabinets.csv",
            });
        });
        await tenant.Quantify(1, TestRequest.OfHeads("DSE01", "0.0.1", [.. Rows("sim_cabinet_readings_15min_2019_11.csv")
            .Where(row => row["cabinet_id"] == cabinet && row["power_w"].Length > 0)
            .Select(row => (cabinet, When.Instant(row["timestamp_utc"]), new[] { ("consumer_measure", row["power_w"]) }))]));
        await tenant.EstimateNothing(); // The reference leaves out what is missing.
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();

        PeriodKpiRow? November(KpiDefinitionRow kpi) => tenant.PeriodKpi(kpi, KpiResolution.Month, "2019-11-01", KpiMedium.Light, cabinet);
        var burning = November(PeriodKpiDefinitions.BurningHours)!.Value!.Value;
        AssertFigure(figures, "nov_burning_hours", burning);
        figures["nov_on_intervals_15min"].Holds((int)Math.Round(4 * burning));

        Assert.Equal(cabinet == "EIB-CM03", November(PeriodKpiDefinitions.BurningDeviation) is not null);
        if (November(PeriodKpiDefinitions.BurningDeviation) is { } deviation)
        {
            // Sunrise and sunset within a minute, twice in each of 30 days.
            var nights = Rows("sun_reference_2019.csv").Where(row => row["site"] == "Eibar" && row["date"].StartsWith("2019-11", StringComparison.Ordinal))
                .Sum(row => 24 - (When.Instant(row["sunset_ephem"]) - When.Instant(row["sunrise_ephem"])).TotalHours);
            Assert.InRange(deviation.Value!.Value - (burning - nights), -1, 1);
        }
    }

    [Fact]
    public void Satisfaction_from_votes()
    {
        var all = Figures("lighting");
        var cabinets = all.Names.ToList();
        var said = Rows("sim_votes.csv").SelectMany(row => new[]
        {
            Said(row, "survey_answer", ("light_level", row["light_level_1to5"]), ("safety", row["safety_1to5"]), ("glare", row["glare_1to5"])),
            Said(row, "vote", ("score", row["light_level_1to5"])),
        });
        var computed = RecordFigures.Of(said).ToDictionary(one => (one.AssetId, one.Definition.Id), one => one.Result);
        var mean = computed.Where(one => one.Key.Id == PeriodKpiDefinitions.SurveySatisfaction.Id).Sum(one => one.Value.Value * one.Value.Valid)
            / computed.Where(one => one.Key.Id == PeriodKpiDefinitions.SurveySatisfaction.Id).Sum(one => one.Value.Valid);
        foreach (var (number, cabinet) in cabinets.Index())
        {
            KpiResult Figure(KpiDefinitionRow kpi) => computed[(number, kpi.Id)];
            var (figures, index) = (all[cabinet], Figure(PeriodKpiDefinitions.SurveySatisfaction));
            figures["votes"].Holds(index.Valid);
            AssertFigure(figures, "satisfaction_index_0_100", index.Value);
            AssertFigure(figures, "satisfaction_ci95", Figure(PeriodKpiDefinitions.SurveyMargin).Value);
            AssertFigure(figures, "top2_light_pct", Figure(PeriodKpiDefinitions.VotesSatisfied).Value);
            // The platform draws to the mean only what fewer than 30 said.
            AssertFigure(figures, "bayes_shrunk_m20", Satisfaction.Shrunk(index.Value!.Value, index.Valid, mean!.Value));
        }

        SaidRecord Said(Dictionary<string, string> row, string kind, params (string Name, string Mark)[] marks)
        {
            var at = When.Instant(row["timestamp_utc"]);
            return new SaidRecord(
                kind, row["vote_id"], row["cabinet_id"], cabinets.IndexOf(row["cabinet_id"]), "Europe/Madrid", at, DateOnly.FromDateTime(at.UtcDateTime),
                JsonSerializer.Serialize(marks.ToDictionary(mark => mark.Name, mark => mark.Mark)), RequestId: 1);
        }
    }

    [Fact]
    public void Percentile_of_the_night_ratio_among_48_meters()
    {
        var figures = Figures("benchmark night/day ratio percentile (48 meters)");
        var lines = File.ReadLines(Path.Combine(SharedData.Folder("bench"), "meters_weekly_profile_2019.csv")).Skip(1).Select(line => line.Split(','));
        var ratios = lines.ToDictionary(fields => fields[0], fields => NightToDay([.. fields.Skip(1).Select(Number)]));

        double[] peers = [.. ratios.Values.Order()];
        foreach (var meter in new[] { "b97", "b41" })
        {
            AssertFigure(figures[meter], "value", ratios[meter]);
            AssertFigure(figures[meter], "percentile_mean_rank", BenchmarkPercentile.Of(ratios[meter], peers));
        }

        foreach (var (quartile, share) in figures["quartiles"].Items.Zip([0.25, 0.5, 0.75]))
        {
            quartile.Holds(Percentile.Of(peers, share));
        }

        double NightToDay(double[] week)
        {
            // A week from Monday, 7 January 2019, which has no clock change.
            var hours = CivilHour.Of(LocalCalendar.Of("UTC"), new DateOnly(2019, 1, 7), new DateOnly(2019, 1, 14));
            return LoadRatio.NightToDay([.. week.Select(value => new HourValue(value, HourState.Measured))], hours)!.Value;
        }
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadLines(Path.Combine(SharedData.Folder("eibar"), file));
        var names = lines.First().Split(',');
        return lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
