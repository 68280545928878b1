using System.Globalization;
using UrbGrade.Modules.Core.Numerics;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Lighting;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;
using static UrbGrade.Tests.Quantification.Reference.ReferenceSeries;

namespace UrbGrade.Tests.Quantification.Reference;

/// <summary>Comfort, street lighting, votes, water and district heating to 1e-9, where the reference is written with fewer
/// digits: against decimal sums over the lines of the files.</summary>
public sealed class RecomputedServiceTests
{
    private static readonly decimal[] Weights = [1m, 0.8m, 0.6m, 0.5m, 0.4m, 0.3m, 0.2m];

    [Fact]
    public void Comfort_of_a_belgian_house()
    {
        var season = Of("UTC", "2016-01-12", "2016-05-27");
        var (inside, outside) = (Means(season, "temp_in_c"), Means(season, "temp_out_c"));
        var figures = Compute(season, new AssetTraits([]), Metered(Quantities.InsideTemperature, null, inside), Metered(Quantities.OutsideTemperature, null, outside));
        var heated = inside.Where((_, hour) => season.Hours[hour].Day.Month <= 4).ToList();
        var cooled = inside.Where((_, hour) => season.Hours[hour].Day.Month > 4).ToList();

        AssertShare(PeriodKpiDefinitions.ComfortOne, heated, 21, 25);
        AssertShare(PeriodKpiDefinitions.ComfortTwo, heated, 20, 25);
        AssertShare(PeriodKpiDefinitions.ComfortThree, heated, 18, 25);
        AssertShare(PeriodKpiDefinitions.CoolingOne, cooled, 23.5m, 25.5m);
        AssertShare(PeriodKpiDefinitions.CoolingTwo, cooled, 23, 26);
        AssertShare(PeriodKpiDefinitions.CoolingThree, cooled, 22, 27);
        AssertFigure(heated.Sum(celsius => Math.Max(20 - celsius, 0)), PeriodKpiDefinitions.TooCold);
        AssertFigure(heated.Sum(celsius => Math.Max(celsius - 25, 0)) + cooled.Sum(celsius => Math.Max(celsius - 26, 0)), PeriodKpiDefinitions.TooWarm);

        var days = outside.Chunk(24).Select(day => day.Average()).ToList();
        var running = new decimal?[days.Count];
        running[7] = Enumerable.Range(0, 7).Sum(back => Weights[back] * days[6 - back]) / Weights.Sum();
        for (var day = 8; day < running.Length; day++)
        {
            running[day] = (0.2m * days[day - 1]) + (0.8m * running[day - 1]);
        }

        var judged = inside.Select((celsius, hour) => (Celsius: celsius, Running: running[hour / 24])).Where(hour => hour.Running is not null)
            .Select(hour => (hour.Celsius, Band: Adaptive(hour.Running!.Value))).ToList();
        AssertFigure(
            100m * judged.Count(hour => hour.Celsius >= hour.Band.From && hour.Celsius <= hour.Band.To) / judged.Count, PeriodKpiDefinitions.AdaptiveTwo);

        // Colder days than 10 degrees have the band of the heating season; none of these is warmer than 30.
        static (decimal From, decimal To) Adaptive(decimal running) =>
            running < 10 ? (20, 25) : ((0.33m * running) + 18.8m - 4, (0.33m * running) + 18.8m + 3);

        void AssertShare(KpiDefinitionRow kpi, List<decimal> counted, decimal from, decimal to) =>
            AssertFigure(100m * counted.Count(celsius => celsius >= from && celsius <= to) / counted.Count, kpi);

        void AssertFigure(decimal expected, KpiDefinitionRow kpi) => AssertClose(expected, figures[(kpi.Id, KpiMedium.All)].Value, kpi.Code);
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
        var facts = Rows("eibar", "sim_cabinets.csv").Single(row => row["cabinet_id"] == cabinet);
        decimal Fact(string name) => Number(facts[name]);
        var (watt, area, lux) = (Fact("n_luminaires") * Fact("system_w_per_luminaire"), Fact("lit_area_m2"), Fact("avg_illuminance_lx"));
        var year = Of("Europe/Madrid", "2019-01-01", "2020-01-01");
        var hours = new decimal?[year.Hours.Length];
        var registers = Rows("eibar", "sim_cabinet_registers_hourly_2019.csv").Where(row => row["cabinet_id"] == cabinet)
            .Select(row => (At: When.Milliseconds(row["timestamp_utc"]), Kwh: Number(row["energy_register_kwh"]))).ToList();
        foreach (var (from, to) in registers.Zip(registers.Skip(1)).Where(pair => pair.Second.At - pair.First.At == LocalCalendar.Hour && pair.Second.Kwh >= pair.First.Kwh))
        {
            hours[(from.At - year.Calendar.StartOf(year.From)) / LocalCalendar.Hour] = to.Kwh - from.Kwh;
        }

        var traits = new AssetTraits(
        [
            (AssetTraits.InstalledPower, DateOnly.MinValue, (double)watt), (AssetTraits.LitArea, DateOnly.MinValue, (double)area),
            (AssetTraits.Illuminance, DateOnly.MinValue, (double)lux),
        ]) { Place = ((double)Fact("lat"), (double)Fact("lon")) };
        var figures = Compute(year, traits, Metered(Quantities.Energy, "light", hours));
        var known = hours.OfType<decimal>().ToList();

        AssertFigure(known.Sum(), KpiDefinitions.Energy);
        AssertFigure(watt / (lux * area), PeriodKpiDefinitions.PowerDensity);
        AssertFigure(known.Sum() / area, PeriodKpiDefinitions.StreetEnergy);
        AssertFigure(1000 * known.Sum() / watt, PeriodKpiDefinitions.FullLoadHours);
        AssertFigure(Enumerable.Range(0, hours.Length).Sum(Lit), PeriodKpiDefinitions.BurningHours);

        // Whole milliseconds of an hour: all of a lit one, and where lamps went on or off the share of the lit hour beside it.
        decimal Lit(int hour)
        {
            var (before, now, after) = (hour > 0 ? hours[hour - 1] : null, hours[hour], hour + 1 < hours.Length ? hours[hour + 1] : null);
            var beside = IsOff(before) && IsOn(after) ? after : IsOff(after) && IsOn(before) ? before : null;
            return now is not { } kwh ? 0
                : beside is { } lit ? Math.Floor(Math.Min(1, kwh / lit) * LocalCalendar.Hour) / LocalCalendar.Hour
                : IsOn(kwh) ? 1 : 0;
        }

        bool IsOn(decimal? kwh) => 1000 * kwh > watt / 4;

        bool IsOff(decimal? kwh) => 1000 * kwh <= watt / 4;

        void AssertFigure(decimal expected, KpiDefinitionRow kpi) => AssertClose(expected, figures[(kpi.Id, KpiMedium.Light)].Value, kpi.Code);
    }

    [Theory]
    [InlineData("EIB-CM01")]
    [InlineData("EIB-CM02")]
    [InlineData("EIB-CM03")]
    public void Uniformity_of_a_carriageway(string cabinet)
    {
        var points = Rows("eibar", "sim_luminance_grid.csv").Where(row => row["cabinet_id"] == cabinet)
            .Select(row => (Lane: Number(row["lane"]), Row: Number(row["row"]), Luminance: Number(row["luminance_cd_m2"]))).ToList();
        var grid = LuminanceGrid.Of([.. points.Select(point => ((int?)point.Lane, (int?)point.Row, (double?)point.Luminance))])!.Value;
        var mean = points.Average(point => point.Luminance);

        AssertClose(mean, grid.Mean, "mean");
        AssertClose(points.Min(point => point.Luminance) / mean, grid.Overall, "U0");
        var worst = points.GroupBy(point => point.Lane).Min(lane =>
        {
            var centre = lane.GroupBy(point => point.Row).OrderBy(row => row.Key).ElementAt(1).Select(point => point.Luminance).ToList();
            return centre.Min() / centre.Max();
        });
        AssertClose(worst, grid.Longitudinal, "Ul");
    }

    [Fact]
    public void Satisfaction_from_votes()
    {
        var votes = Rows("eibar", "sim_votes.csv").Select(row => (
            Cabinet: row["cabinet_id"], Marks: new[] { Number(row["light_level_1to5"]), Number(row["safety_1to5"]), Number(row["glare_1to5"]) })).ToList();
        decimal Score(decimal[] marks) => marks.Average(mark => (mark - 1) / 4 * 100);
        var all = votes.Average(vote => Score(vote.Marks));
        foreach (var cabinet in votes.GroupBy(vote => vote.Cabinet, vote => vote.Marks))
        {
            var scores = cabinet.Select(Score).ToList();
            var mean = scores.Average();
            var variance = scores.Sum(score => (score - mean) * (score - mean)) / (scores.Count - 1);
            var told = Satisfaction.Of([.. cabinet.Select(marks => Satisfaction.Score([.. marks.Select(mark => (double)mark)]))], (double)all)!.Value;

            AssertClose(mean, told.Index, "index");
            AssertClose((decimal)(1.96 * Math.Sqrt((double)variance / scores.Count)), told.Margin, "margin");
            AssertClose(
                100m * cabinet.Count(marks => marks[0] >= 4) / cabinet.Count(), Satisfaction.SatisfiedShare([.. cabinet.Select(marks => Satisfaction.Score((double)marks[0]))]),
                "satisfied");
            AssertClose(((scores.Count * mean) + (20 * all)) / (scores.Count + 20), Satisfaction.Shrunk(told.Index, told.Votes, (double)all), "shrunk");
        }
    }

    [Fact]
    public void Water_of_a_house_with_three_people()
    {
        var year = Of("America/Vancouver", "2012-04-01", "2013-04-01");
        var hours = new decimal?[year.Hours.Length];
        foreach (var row in Rows("kalundborg", "house_water_gas_ampds_2012_2013_hourly.csv"))
        {
            var hour = (When.Milliseconds(row["timestamp_utc"]) - year.Calendar.StartOf(year.From)) / LocalCalendar.Hour;
            if (hour >= 0 && hour < hours.Length)
            {
                hours[hour] = Number(row["water_l"]) / 1000;
            }
        }

        var figures = Compute(year, new AssetTraits([(AssetTraits.Occupants, DateOnly.MinValue, 3)]), Metered(Quantities.Volume, "water", hours));
        var total = hours.Sum(volume => volume!.Value);
        var nights = hours.Zip(year.Hours).Where(hour => hour.Second.Clock is >= 2 and < 5).GroupBy(hour => hour.Second.Day, hour => hour.First!.Value)
            .Select(night => night.Min()).Order().ToList();

        AssertFigure(total, PeriodKpiDefinitions.Water);
        AssertFigure(1000 * total / (3 * 365), PeriodKpiDefinitions.WaterPerPerson);
        AssertFigure(1000 * nights[nights.Count / 2], PeriodKpiDefinitions.NightFlow);
        AssertFigure(nights.Count(least => least > 0), PeriodKpiDefinitions.LeakNights);
        Assert.Equal(365, nights.Count);

        void AssertFigure(decimal expected, KpiDefinitionRow kpi) => AssertClose(expected, figures[(kpi.Id, KpiMedium.Water)].Value, kpi.Code);
    }

    [Fact]
    public void District_heating_of_a_danish_house()
    {
        const string Registers = "dk_house_heat_registers_2018_2019_hourly.csv";
        var year = Of("Europe/Copenhagen", "2019-01-01", "2020-01-01");
        var rows = Rows("kalundborg", Registers).ToLookup(row => When.Milliseconds(row["timestamp_utc"]));
        var (first, last) = (rows[year.Calendar.StartOf(year.From)].Single(), rows[year.Calendar.StartOf(year.To)].Single());
        decimal Difference(string register) => Number(last[register]) - Number(first[register]);
        double Sum(string register) => PeriodKpi.Sum(year.Register("kalundborg", Registers, register)).Value!.Value;
        var (energy, volume, inlet, returned) = (
            Difference("heat_register_kwh"), Difference("volume_register_m3"), Difference("inlet_register_m3c"), Difference("return_register_m3c"));
        var heat = DistrictHeat.Of(Sum("heat_register_kwh"), Sum("volume_register_m3"), Sum("inlet_register_m3c"), Sum("return_register_m3c"))!.Value;

        AssertClose(inlet / volume, heat.SupplyCelsius, "supply");
        AssertClose(returned / volume, heat.ReturnCelsius, "return");
        AssertClose((inlet - returned) / volume, heat.Cooling, "cooling");
        AssertClose(energy / (inlet - returned), heat.HeatRatio, "ratio");
        AssertClose(1.163m * (inlet - returned), heat.ByWater, "heat by water");
    }

    private static void AssertClose(decimal expected, double? actual, string name) => Assert.True(
        actual is { } value && Math.Abs((double)expected - value) <= 1e-9 * Math.Abs((double)expected), $"{name} is {actual}, expected {expected}");

    private static Dictionary<(int Definition, KpiMedium Medium), KpiResult> Compute(ReferenceSeries year, AssetTraits traits, params MeteredHours[] series)
    {
        var period = new Period(year.From, year.To, 0, year.Hours.Length, year.Calendar.StartOf(year.From));
        return new PeriodKpis(new AssetFigures(series, year.Hours, (_, _) => null), traits, (_, _) => null).Of(period)
            .ToDictionary(one => (one.DefinitionId, one.Medium), one => one.Result);
    }

    private static MeteredHours Metered(string quantity, string? medium, IEnumerable<decimal?> hours) =>
        new(1, quantity, medium, [.. hours.Select(hour => hour is { } value ? new HourValue((double)value, HourState.Measured) : default)]);

    private static MeteredHours Metered(string quantity, string? medium, decimal[] hours) => Metered(quantity, medium, hours.Select(hour => (decimal?)hour));

    /// <summary>Means of the six values of each hour, by the clock of the house.</summary>
    private static decimal[] Means(ReferenceSeries season, string column) =>
    [
        .. Rows("barcelona", "in_out_temp_energy_belgium_2016_10min.csv")
            .Select(row => (At: DateTime.Parse(row["timestamp_local"], CultureInfo.InvariantCulture), Celsius: Number(row[column])))
            .Where(one => DateOnly.FromDateTime(one.At) >= season.From && DateOnly.FromDateTime(one.At) < season.To)
            .GroupBy(one => one.At.Date.AddHours(one.At.Hour), one => one.Celsius).OrderBy(hour => hour.Key).Select(hour => hour.Average()),
    ];

    private static IEnumerable<Dictionary<string, string>> Rows(string folder, string file)
    {
        var lines = File.ReadLines(Path.Combine(SharedData.Folder(folder), file));
        var names = lines.First().Split(',');
        return lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
