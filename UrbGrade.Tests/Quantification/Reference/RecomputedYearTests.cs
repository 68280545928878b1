using System.Globalization;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;
using static UrbGrade.Tests.Quantification.Reference.ReferenceSeries;

namespace UrbGrade.Tests.Quantification.Reference;

/// <summary>The figures of a year of real meters to 1e-9, where the reference is written with fewer digits: against decimal sums over the lines of the files,
/// which share nothing with the platform but the formulas of its documentation.</summary>
public sealed class RecomputedYearTests
{
    private const string Elec = "commercial_elec_2018_2019_hourly.csv";
    private const string Context = "context_2018_2019_hourly.csv";
    private const string House = "uk_house0_elec_gas_temp_2020_2022_hourly.csv";
    private const decimal YearlyFactor = 0.2m;

    /// <param name="Energy">Or what else is looked at.</param>
    private sealed record Hour(DateTimeOffset At, DateTime Local, decimal Energy, decimal? Price, decimal? Factor);

    [Theory]
    [InlineData("b97_elec_kwh")]
    [InlineData("b115_elec_kwh")]
    [InlineData("b22_elec_kwh")]
    [InlineData("b41_elec_kwh")]
    [InlineData("b48_elec_kwh")]
    [InlineData("b52_elec_kwh")]
    [InlineData("b7_elec_kwh")]
    [InlineData("b33_elec_kwh")]
    public void Load_cost_and_emissions(string meter)
    {
        var year = Of("Europe/London", "2019-01-01", "2020-01-01");
        var figures = Compute(
            year,
            new(1, Quantities.Energy, "power", year.Column("barcelona", Elec, meter, zeroIsMissing: true)),
            new(1, Quantities.Price, null, year.Column("barcelona", Context, "price_eur_per_kwh_es")),
            new(1, Quantities.EmissionFactor, null, year.Column("barcelona", Context, "carbon_kg_per_kwh_gb")));
        var (price, factor) = (Column("barcelona", Context, "price_eur_per_kwh_es"), Column("barcelona", Context, "carbon_kg_per_kwh_gb"));
        var hours = Hours(year, Column("barcelona", Elec, meter).Where(one => one.Value != 0), price, factor);
        AssertLoad(hours, figures, KpiMedium.Power);

        var sum = hours.Sum(one => one.Energy);
        var priced = hours.Where(one => one.Price is not null).ToList();
        var cost = priced.Sum(one => one.Energy * one.Price!.Value);
        AssertFigure(cost, KpiDefinitions.Cost);
        AssertFigure(cost / priced.Sum(one => one.Energy) / priced.Average(one => one.Price!.Value), PeriodKpiDefinitions.CaptureRatio);
        AssertFigure(YearlyFactor * sum, KpiDefinitions.Co2);
        AssertFigure(hours.Sum(one => one.Energy * (one.Factor ?? YearlyFactor)), PeriodKpiDefinitions.Co2ByHour);

        void AssertFigure(decimal expected, KpiDefinitionRow kpi) => AssertClose(expected, kpi, figures[(kpi.Id, KpiMedium.All)]);
    }

    /// <summary>The same of messages that went through decoding, store and computing, as pages and exports read them. Of its country no holidays are known, as
    /// the sums know none.</summary>
    [Theory]
    [InlineData("b97_elec_kwh")]
    [InlineData("b115_elec_kwh")]
    [InlineData("b22_elec_kwh")]
    [InlineData("b41_elec_kwh")]
    [InlineData("b48_elec_kwh")]
    [InlineData("b52_elec_kwh")]
    [InlineData("b7_elec_kwh")]
    [InlineData("b33_elec_kwh")]
    public async Task Load_and_cost_of_messages(string meter)
    {
        var year = Of("Europe/London", "2019-01-01", "2020-01-01");
        var hours = Hours(year, Column("barcelona", Elec, meter).Where(one => one.Value != 0), Column("barcelona", Context, "price_eur_per_kwh_es"), []);
        await using var tenant = await QuantifiedTenant.Create(zone: "Europe/London", country: "IE");
        await tenant.Register(meter);
        var request = 0;
        foreach (var some in hours.Chunk(31 * 24))
        {
            await tenant.Quantify(++request, some.Select(hour => ShopHour.Of(meter, hour.At, (double)hour.Energy, (double?)hour.Price)));
        }

        await tenant.EstimateNothing();
        await tenant.ComputeKpis();
        await tenant.ComputePeriods();
        var asset = tenant.Rows<MeterRow>().Single(one => one.Source == meter).AssetId;
        var figures = tenant.Rows<PeriodKpiRow>()
            .Where(row => row.Scope == KpiScope.Asset && row.ScopeId == asset && row.Resolution == KpiResolution.Year && row.PeriodStart == year.From)
            .ToDictionary(
                row => (row.DefinitionId, row.Medium),
                row => new PeriodResult(row.DefinitionId, row.Medium, ResultOf(row), At: row.OccurredAt));
        AssertLoad(hours, figures, KpiMedium.Power);

        var priced = hours.Where(one => one.Price is not null).ToList();
        var cost = priced.Sum(one => one.Energy * one.Price!.Value);
        AssertClose(cost, KpiDefinitions.Cost, figures[(KpiDefinitions.Cost.Id, KpiMedium.All)]);
        AssertClose(
            cost / priced.Sum(one => one.Energy) / priced.Average(one => one.Price!.Value), PeriodKpiDefinitions.CaptureRatio,
            figures[(PeriodKpiDefinitions.CaptureRatio.Id, KpiMedium.All)]);
        var energy = figures[(KpiDefinitions.Energy.Id, KpiMedium.Power)].Result;
        Assert.Equal((8760, hours.Count, 0), (energy.Expected, energy.Valid, energy.Estimated));
    }

    [Theory]
    [InlineData("barcelona", "commercial_gas_2018_2019_hourly.csv", "b25_gas_kwh", 2019)]
    [InlineData("barcelona", "commercial_gas_2018_2019_hourly.csv", "b109_gas_kwh", 2019)]
    [InlineData("barcelona", "commercial_gas_2018_2019_hourly.csv", "b35_gas_kwh", 2019)]
    [InlineData("kalundborg", House, "elec_kwh", 2021)]
    [InlineData("kalundborg", House, "gas_kwh", 2021)]
    public void Load_of_gas_and_of_a_house(string folder, string file, string column, int calendarYear)
    {
        var year = Of("Europe/London", $"{calendarYear}-01-01", $"{calendarYear + 1}-01-01");
        var figures = Compute(year, new MeteredHours(1, Quantities.Energy, "gas", year.Column(folder, file, column)));
        AssertLoad(Hours(year, Column(folder, file, column), [], []), figures, KpiMedium.Gas);
    }

    [Fact]
    public void Heat_of_a_house_from_its_register()
    {
        const string Registers = "dk_house_heat_registers_2018_2019_hourly.csv";
        var year = Of("Europe/Copenhagen", "2019-01-01", "2020-01-01");
        var figures = Compute(year, new MeteredHours(1, Quantities.Energy, "heat", year.Register("kalundborg", Registers, "heat_register_kwh")));
        var register = Column("kalundborg", Registers, "heat_register_kwh");
        var steps = register.Where(one => register.ContainsKey(one.Key.AddHours(1))).Select(one => KeyValuePair.Create(one.Key, register[one.Key.AddHours(1)] - one.Value));
        AssertLoad(Hours(year, steps, [], []), figures, KpiMedium.Heat);
    }

    [Theory]
    [InlineData("Europe/London", 2019, "barcelona", Context)]
    [InlineData("Europe/London", 2021, "kalundborg", House)]
    [InlineData("Europe/Copenhagen", 2019, "prices_weather", "weather_copenhagen_2019_hourly.csv")]
    public void Degree_days(string zone, int calendarYear, string folder, string file)
    {
        var year = Of(zone, $"{calendarYear}-01-01", $"{calendarYear + 1}-01-01");
        var figures = Compute(year, new MeteredHours(1, Quantities.OutsideTemperature, null, year.Column(folder, file, "temp_out_c")));
        var hours = Hours(year, Column(folder, file, "temp_out_c"), [], []);
        var days = hours.GroupBy(one => one.Local.Date, one => one.Energy).Where(day => day.Count() >= 12).Select(day => day.Average()).ToList();

        AssertFigure(days.Sum(day => Math.Max(15m - day, 0)), PeriodKpiDefinitions.Heating15);
        AssertFigure(days.Sum(day => Math.Max(15.5m - day, 0)), PeriodKpiDefinitions.Heating155);
        AssertFigure(days.Sum(day => Math.Max(17m - day, 0)), PeriodKpiDefinitions.Heating17);
        AssertFigure(days.Sum(day => Math.Max(18m - day, 0)), PeriodKpiDefinitions.Heating18);
        AssertFigure(days.Where(day => day <= 15).Sum(day => 18 - day), PeriodKpiDefinitions.HeatingEurostat);
        AssertFigure(days.Where(day => day >= 24).Sum(day => day - 21), PeriodKpiDefinitions.CoolingEurostat);
        AssertFigure(days.Sum(day => Math.Max(day - 22, 0)), PeriodKpiDefinitions.Cooling22);
        var byHour = figures[(PeriodKpiDefinitions.HeatingByHour.Id, KpiMedium.All)];
        AssertClose(hours.Sum(one => Math.Max(15.5m - one.Energy, 0)) / 24, PeriodKpiDefinitions.HeatingByHour, byHour);
        Assert.Equal((year.Hours.Length, hours.Count), (byHour.Result.Expected, byHour.Result.Valid));

        void AssertFigure(decimal expected, KpiDefinitionRow kpi)
        {
            AssertClose(expected, kpi, figures[(kpi.Id, KpiMedium.All)]);
            Assert.Equal((365, days.Count), (figures[(kpi.Id, KpiMedium.All)].Result.Expected, figures[(kpi.Id, KpiMedium.All)].Result.Valid));
        }
    }

    private static void AssertLoad(List<Hour> hours, Dictionary<(int Definition, KpiMedium Medium), PeriodResult> figures, KpiMedium medium)
    {
        var sorted = hours.Select(one => one.Energy).Order().ToList();
        var (sum, peak) = (sorted.Sum(), sorted[^1]);
        var mean = sum / sorted.Count;

        AssertFigure(sum, KpiDefinitions.Energy);
        AssertFigure(peak, PeriodKpiDefinitions.Peak);
        Assert.Equal(hours.First(one => one.Energy == peak).At.ToUnixTimeMilliseconds(), figures[(PeriodKpiDefinitions.Peak.Id, medium)].At);
        AssertFigure((sorted[^1] + sorted[^2] + sorted[^3]) / 3, PeriodKpiDefinitions.PeakOfThree);
        AssertFigure(mean / peak, PeriodKpiDefinitions.LoadFactor);
        AssertFigure(Quantile(sorted, 0.05m), PeriodKpiDefinitions.BaseLoad);
        AssertFigure(100 * Quantile(sorted, 0.05m) / mean, PeriodKpiDefinitions.BaseLoadShare);
        var minima = hours.GroupBy(one => one.Local.Date).Select(day => day.Min(one => one.Energy)).Order().ToList();
        AssertFigure(Quantile(minima, 0.5m), PeriodKpiDefinitions.BaseLoadOfDays);
        var workdays = hours.Where(one => !IsWeekend(one)).ToList();
        AssertFigure(
            workdays.Where(one => one.Local.Hour < 5).Average(one => one.Energy) / workdays.Where(one => one.Local.Hour is >= 9 and < 17).Average(one => one.Energy),
            PeriodKpiDefinitions.NightDay);
        AssertFigure(hours.Where(IsWeekend).Average(one => one.Energy) / workdays.Average(one => one.Energy), PeriodKpiDefinitions.WeekendWorkday);

        void AssertFigure(decimal expected, KpiDefinitionRow kpi) => AssertClose(expected, kpi, figures[(kpi.Id, medium)]);
    }

    /// <summary>The platform's figures of the year.</summary>
    private static Dictionary<(int Definition, KpiMedium Medium), PeriodResult> Compute(ReferenceSeries year, params MeteredHours[] series)
    {
        var period = new Period(year.From, year.To, 0, year.Hours.Length, year.Calendar.StartOf(year.From));
        return new PeriodKpis(new AssetFigures(series, year.Hours, (_, _) => (double)YearlyFactor), new AssetTraits([]), (_, _) => null).Of(period)
            .ToDictionary(one => (one.DefinitionId, one.Medium));
    }

    private static List<Hour> Hours(
        ReferenceSeries year, IEnumerable<KeyValuePair<DateTimeOffset, decimal>> values, Dictionary<DateTimeOffset, decimal> price, Dictionary<DateTimeOffset, decimal> factor) =>
    [
        .. values.Select(one => new Hour(one.Key, TimeZoneInfo.ConvertTime(one.Key, year.Zone).DateTime, one.Value, Known(price, one.Key), Known(factor, one.Key)))
            .Where(one => one.Local.Year == year.From.Year).OrderBy(one => one.At),
    ];

    private static void AssertClose(decimal expected, KpiDefinitionRow kpi, PeriodResult actual) => Assert.True(
        Math.Abs((double)expected - actual.Result.Value!.Value) <= 1e-9 * Math.Abs((double)expected), $"{kpi.Code} is {actual.Result.Value}, expected {expected}");

    private static decimal Quantile(List<decimal> sorted, decimal share)
    {
        var place = share * (sorted.Count - 1);
        var below = sorted[(int)place];
        return below + ((place - Math.Floor(place)) * (sorted[Math.Min((int)place + 1, sorted.Count - 1)] - below));
    }

    private static KpiResult ResultOf(PeriodKpiRow row) => new(row.Value, row.ExpectedIntervals, row.ValidIntervals, row.EstimatedIntervals);

    private static bool IsWeekend(Hour hour) => hour.Local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static decimal? Known(Dictionary<DateTimeOffset, decimal> column, DateTimeOffset at) => column.TryGetValue(at, out var value) ? value : null;

    private static Dictionary<DateTimeOffset, decimal> Column(string folder, string file, string name)
    {
        var lines = File.ReadLines(Path.Combine(SharedData.Folder(folder), file));
        var column = Array.IndexOf(lines.First().Split(','), name);
        return lines.Skip(1).Select(line => line.Split(',')).Where(fields => fields[column].Length > 0).ToDictionary(
            fields => When.Instant(fields[0]), fields => decimal.Parse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
