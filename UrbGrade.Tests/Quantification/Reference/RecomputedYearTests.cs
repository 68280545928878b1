using System.Globalization;
using UrbGrade.Modules.Core.Readings;
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
    private const decimal YearlyFactor = 0.2m;

    private sealed record Hour(DateTimeOffset At, DateTime Local, decimal Energy, decimal? Price, decimal? Factor);

    [Theory]
    [InlineData("b97_elec_kwh")]
    [InlineData("b115_elec_kwh")]
    [InlineData("b41_elec_kwh")]
    [InlineData("b52_elec_kwh")]
    [InlineData("b33_elec_kwh")]
    public void Load_cost_and_emissions(string meter)
    {
        var figures = Compute(meter);
        var (price, factor) = (Column(Context, "price_eur_per_kwh_es"), Column(Context, "carbon_kg_per_kwh_gb"));
        var hours = Column(Elec, meter).Where(one => one.Value != 0)
            .Select(one => new Hour(one.Key, Local(one.Key), one.Value, Known(price, one.Key), Known(factor, one.Key)))
            .Where(one => one.Local.Year == 2019).OrderBy(one => one.At).ToList();
        var sorted = hours.Select(one => one.Energy).Order().ToList();
        var (sum, peak) = (sorted.Sum(), sorted[^1]);
        var mean = sum / sorted.Count;

        AssertFigure(sum, KpiDefinitions.Energy, KpiMedium.Power);
        AssertFigure(peak, PeriodKpiDefinitions.Peak, KpiMedium.Power);
        Assert.Equal(hours.First(one => one.Energy == peak).At.ToUnixTimeMilliseconds(), figures[(PeriodKpiDefinitions.Peak.Id, KpiMedium.Power)].At);
        AssertFigure((sorted[^1] + sorted[^2] + sorted[^3]) / 3, PeriodKpiDefinitions.PeakOfThree, KpiMedium.Power);
        AssertFigure(mean / peak, PeriodKpiDefinitions.LoadFactor, KpiMedium.Power);
        AssertFigure(Quantile(sorted, 0.05m), PeriodKpiDefinitions.BaseLoad, KpiMedium.Power);
        AssertFigure(100 * Quantile(sorted, 0.05m) / mean, PeriodKpiDefinitions.BaseLoadShare, KpiMedium.Power);
        var minima = hours.GroupBy(one => one.Local.Date).Select(day => day.Min(one => one.Energy)).Order().ToList();
        AssertFigure(Quantile(minima, 0.5m), PeriodKpiDefinitions.BaseLoadOfDays, KpiMedium.Power);
        var workdays = hours.Where(one => !IsWeekend(one)).ToList();
        AssertFigure(
            workdays.Where(one => one.Local.Hour < 5).Average(one => one.Energy) / workdays.Where(one => one.Local.Hour is >= 9 and < 17).Average(one => one.Energy),
            PeriodKpiDefinitions.NightDay, KpiMedium.Power);
        AssertFigure(hours.Where(IsWeekend).Average(one => one.Energy) / workdays.Average(one => one.Energy), PeriodKpiDefinitions.WeekendWorkday, KpiMedium.Power);

        var priced = hours.Where(one => one.Price is not null).ToList();
        var cost = priced.Sum(one => one.Energy * one.Price!.Value);
        AssertFigure(cost, KpiDefinitions.Cost);
        AssertFigure(cost / priced.Sum(one => one.Energy) / priced.Average(one => one.Price!.Value), PeriodKpiDefinitions.CaptureRatio);
        AssertFigure(YearlyFactor * sum, KpiDefinitions.Co2);
        AssertFigure(hours.Sum(one => one.Energy * (one.Factor ?? YearlyFactor)), PeriodKpiDefinitions.Co2ByHour);

        void AssertFigure(decimal expected, KpiDefinitionRow kpi, KpiMedium medium = KpiMedium.All) => AssertClose(expected, kpi, figures[(kpi.Id, medium)]);
    }

    [Fact]
    public void Degree_days()
    {
        var figures = Compute("b97_elec_kwh");
        var days = Column(Context, "temp_out_c").Select(one => (Local(one.Key).Date, one.Value)).Where(one => one.Date.Year == 2019)
            .GroupBy(one => one.Date, one => one.Value).Where(day => day.Count() >= 12).Select(day => day.Average()).ToList();

        AssertFigure(days.Sum(day => Math.Max(15m - day, 0)), PeriodKpiDefinitions.Heating15);
        AssertFigure(days.Sum(day => Math.Max(15.5m - day, 0)), PeriodKpiDefinitions.Heating155);
        AssertFigure(days.Sum(day => Math.Max(17m - day, 0)), PeriodKpiDefinitions.Heating17);
        AssertFigure(days.Sum(day => Math.Max(18m - day, 0)), PeriodKpiDefinitions.Heating18);
        AssertFigure(days.Where(day => day <= 15).Sum(day => 18 - day), PeriodKpiDefinitions.HeatingEurostat);
        AssertFigure(days.Where(day => day >= 24).Sum(day => day - 21), PeriodKpiDefinitions.CoolingEurostat);
        AssertFigure(days.Sum(day => Math.Max(day - 22, 0)), PeriodKpiDefinitions.Cooling22);

        void AssertFigure(decimal expected, KpiDefinitionRow kpi)
        {
            AssertClose(expected, kpi, figures[(kpi.Id, KpiMedium.All)]);
            Assert.Equal((365, days.Count), (figures[(kpi.Id, KpiMedium.All)].Result.Expected, figures[(kpi.Id, KpiMedium.All)].Result.Valid));
        }
    }

    /// <summary>The platform's figures of the year, of a meter with prices, emission factors and weather.</summary>
    private static Dictionary<(int Definition, KpiMedium Medium), PeriodResult> Compute(string meter)
    {
        var year = Of("Europe/London", "2019-01-01", "2020-01-01");
        MeteredHours[] series =
        [
            new(1, Quantities.Energy, "power", year.Column("barcelona", Elec, meter, zeroIsMissing: true)),
            new(1, Quantities.Price, null, year.Column("barcelona", Context, "price_eur_per_kwh_es")),
            new(1, Quantities.EmissionFactor, null, year.Column("barcelona", Context, "carbon_kg_per_kwh_gb")),
            new(1, Quantities.OutsideTemperature, null, year.Column("barcelona", Context, "temp_out_c")),
        ];
        var period = new Period(year.From, year.To, 0, year.Hours.Length, year.Calendar.StartOf(year.From));
        return new PeriodKpis(new AssetFigures(series, year.Hours, (_, _) => (double)YearlyFactor), new AssetTraits([]), (_, _) => null).Of(period)
            .ToDictionary(one => (one.DefinitionId, one.Medium));
    }

    private static void AssertClose(decimal expected, KpiDefinitionRow kpi, PeriodResult actual) => Assert.True(
        Math.Abs((double)expected - actual.Result.Value!.Value) <= 1e-9 * Math.Abs((double)expected), $"{kpi.Code} is {actual.Result.Value}, expected {expected}");

    private static decimal Quantile(List<decimal> sorted, decimal share)
    {
        var place = share * (sorted.Count - 1);
        var below = sorted[(int)place];
        return below + ((place - Math.Floor(place)) * (sorted[Math.Min((int)place + 1, sorted.Count - 1)] - below));
    }

    private static bool IsWeekend(Hour hour) => hour.Local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).DateTime;

    private static decimal? Known(Dictionary<DateTimeOffset, decimal> column, DateTimeOffset at) => column.TryGetValue(at, out var value) ? value : null;

    private static Dictionary<DateTimeOffset, decimal> Column(string file, string name)
    {
        var lines = File.ReadLines(Path.Combine(SharedData.Folder("barcelona"), file));
        var column = Array.IndexOf(lines.First().Split(','), name);
        return lines.Skip(1).Select(line => line.Split(',')).Where(fields => fields[column].Length > 0).ToDictionary(
            fields => When.Instant(fields[0]), fields => decimal.Parse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
