using System.Globalization;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Quantification;

/// <summary>A year of real hours of one meter through decoding, store and KPIs, held against figures computed elsewhere.
/// The series stay outside the repository: without them these tests are skipped.</summary>
public class ReferenceKpiTests
{
    [Theory]
    [InlineData("b97_elec_kwh")]
    [InlineData("b41_elec_kwh")]
    [InlineData("b48_elec_kwh")]
    public async Task A_year_of_a_real_meter_gives_the_reference_figures(string meter)
    {
        var data = SharedData.Folder("barcelona");
        using var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "..", "reference_kpi.json")));
        var expected = reference.RootElement.GetProperty($"{meter} 2019 (Europe/London days)");
        await using var tenant = await QuantifiedTenant.Create(zone: "Europe/London");
        await tenant.Register(meter);
        var request = 0;
        foreach (var day in Hours(data, meter).Chunk(24 * 31))
        {
            await tenant.Quantify(++request, day);
        }

        // The reference leaves out what is missing.
        await tenant.EstimateNothing();
        await tenant.ComputeKpis();
        var months = Months(tenant, KpiDefinitions.Energy);
        AssertClose(expected.GetProperty("energy_kwh").GetDouble(), months.Sum(m => m.Value!.Value), decimals: 1);
        Assert.Equal(expected.GetProperty("hours_valid").GetInt32(), months.Sum(m => m.ValidIntervals));
        Assert.Equal(expected.GetProperty("hours_expected").GetInt32(), months.Sum(m => m.ExpectedIntervals));
        Assert.Equal(12, months.Count);
        foreach (var (month, kwh) in months.Zip(expected.GetProperty("monthly_kwh").EnumerateArray()))
        {
            AssertClose(kwh.GetDouble(), month.Value!.Value, decimals: 1);
        }

        var costs = Months(tenant, KpiDefinitions.Cost);
        AssertClose(expected.GetProperty("cost").GetDouble(), costs.Sum(m => m.Value!.Value), decimals: 3);
        Assert.Equal(expected.GetProperty("cost_hours").GetInt32(), costs.Sum(m => m.ValidIntervals));
        var sufficient = months.Where(m => m.ValidIntervals >= 0.9 * m.ExpectedIntervals).Select(m => m.PeriodStart);
        Assert.Equal(sufficient, months.Where(m => m.Status == KpiStatus.Ok).Select(m => m.PeriodStart));
    }

    [Fact]
    public async Task A_year_of_a_real_counter_gives_the_reference_energy()
    {
        var data = SharedData.Folder("kalundborg");
        using var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "..", "reference_kpi.json")));
        var expected = reference.RootElement.GetProperty("dk_house heat 2019 (register diff, value at hour start)");
        await using var tenant = await QuantifiedTenant.Create(zone: "Europe/Copenhagen", country: "DK");
        await tenant.Register("5140");
        var readings = File.ReadLines(Path.Combine(data, "dk_house_heat_registers_2018_2019_hourly.csv")).Skip(1)
            .Select(line => line.Split(',')).Where(f => string.CompareOrdinal(f[0], "2018-12-31") > 0 && f[1].Length > 0)
            .Select(f => ("GW1", When.Instant(f[0]), new[] { ("ID_Meter_consumption", "5140"), ("Consumer_measure", f[1]) }));
        var request = 0;
        foreach (var part in readings.Chunk(5000))
        {
            await tenant.Quantify(++request, TestRequest.OfHeads("001", "002", part));
        }

        await tenant.EstimateNothing();
        await tenant.ComputeKpis();
        var months = Months(tenant, KpiDefinitions.Energy, "5140");
        AssertClose(expected.GetProperty("energy_kwh").GetDouble(), months.Sum(m => m.Value!.Value), decimals: 3);
        Assert.Equal(expected.GetProperty("hours_valid").GetInt32(), months.Sum(m => m.ValidIntervals));
        foreach (var (month, kwh) in months.Zip(expected.GetProperty("monthly_kwh").EnumerateArray()))
        {
            AssertClose(kwh.GetDouble(), month.Value!.Value, decimals: 3);
        }
    }

    /// <summary>Hours of 2019 in London time; the source writes 0 for missing, so zeros are dropped as its site would.</summary>
    private static IEnumerable<ShopHour> Hours(string data, string meter)
    {
        var prices = Column(Path.Combine(data, "context_2018_2019_hourly.csv"), "price_eur_per_kwh_es");
        return Column(Path.Combine(data, "commercial_elec_2018_2019_hourly.csv"), meter)
            .Where(hour => hour.Key.Year == 2019 && hour.Value is { } kwh and not 0 && kwh > 0)
            .Select(hour => ShopHour.Of(meter, hour.Key, hour.Value, prices.GetValueOrDefault(hour.Key)));
    }

    private static Dictionary<DateTimeOffset, double?> Column(string file, string name)
    {
        var lines = File.ReadLines(file);
        var column = Array.IndexOf(lines.First().Split(','), name);
        return lines.Skip(1).Select(line => line.Split(',')).ToDictionary(
            fields => When.Instant(fields[0]),
            fields => fields[column].Length == 0 ? (double?)null : double.Parse(fields[column], CultureInfo.InvariantCulture));
    }

    private static List<KpiRow> Months(QuantifiedTenant tenant, KpiDefinitionRow definition, string? meter = null) =>
    [
        .. tenant.Rows<KpiRow>()
            .Where(k => k.DefinitionId == definition.Id && k.Resolution == KpiResolution.Month && k.PeriodStart.Year == 2019
                && (meter is null || k.AssetId == tenant.Rows<MeterRow>().Single(m => m.Source == meter).AssetId))
            .OrderBy(k => k.PeriodStart),
    ];

    /// <summary>To 1e-6, or to half a unit of the last decimal that the reference is written with.</summary>
    private static void AssertClose(double expected, double actual, int decimals) =>
        Assert.Equal(expected, actual, Math.Max(1e-6 * Math.Abs(expected), 0.5000001 * Math.Pow(10, -decimals)));
}
