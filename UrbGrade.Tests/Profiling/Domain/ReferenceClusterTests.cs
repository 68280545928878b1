using System.Globalization;
using System.Text.Json;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Profiling.Domain;
using UrbGrade.Tests.Analysis.Domain;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Profiling.Domain;

/// <summary>Clusters against those of scikit-learn 1.2.1, the best of 50 starts.</summary>
public sealed class ReferenceClusterTests
{
    private const string Weeks = "DEV meters weekly profile (sum-normalised x168)";
    private const string PowerOfHouse = "DEV uk_house0 days 2021 (24h, sum-normalised x24)";
    private const string HeatOfHouse = "DEV dk heat days 2019 (24h, sum-normalised x24)";

    /// <summary>Where the inertia differs by more than this share of the reference's the clusters are others.</summary>
    private const double SameOptimum = 0.00005;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Weeks_of_48_meters_are_divided_as_well_as_by_the_reference(int clusters) => AgreesWithReference(Weeks, WeekShapes(), clusters);

    [Theory]
    [InlineData("b97", 2)]
    [InlineData("b97", 3)]
    [InlineData("b97", 4)]
    [InlineData("b97", 5)]
    [InlineData("b97", 6)]
    [InlineData("b41", 2)]
    [InlineData("b41", 3)]
    [InlineData("b41", 4)]
    [InlineData("b41", 5)]
    [InlineData("b41", 6)]
    public void Days_of_a_meter_are_divided_as_well_as_by_the_reference(string meter, int clusters) =>
        AgreesWithReference($"DEV {meter} days 2019 (24h, sum-normalised x24)", DayShapes($"{meter}_elec_kwh"), clusters);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Days_of_houses_are_divided_as_well_as_by_the_reference(int clusters)
    {
        AgreesWithReference(PowerOfHouse, PowerShapes(), clusters);
        AgreesWithReference(HeatOfHouse, HeatShapes(), clusters);
    }

    [Fact]
    public void A_single_odd_day_is_no_segment()
    {
        var days = DayShapes("b41_elec_kwh");
        var alone = KMeans.Of(days, 2);
        var chosen = Segmentation.Choose(days);

        Assert.Equal(1, alone.Sizes.Min());
        Assert.True(chosen is null || chosen.Sizes.Min() >= Segmentation.LeastSize(days.Length));
    }

    private static void AgreesWithReference(string name, double[][] points, int clusters)
    {
        var reference = ResultOf(name, points.Length, clusters);
        var partition = KMeans.Of(points, clusters);
        var quality = PartitionQuality.Of(points, partition);

        var (inertia, silhouette) = (reference.GetProperty("inertia").GetDouble(), reference.GetProperty("silhouette").GetDouble());
        Print(name, clusters, partition, quality, reference);

        Assert.InRange(partition.Inertia, 0, 1.001 * inertia);
        Assert.True(quality.Silhouette > silhouette - 0.005, "The clusters are told apart worse than those of the reference.");
        if (Math.Abs(partition.Inertia - inertia) < SameOptimum * inertia)
        {
            Assert.Equal(silhouette, quality.Silhouette, 0.005);
            Assert.Equal(reference.GetProperty("davies_bouldin").GetDouble(), quality.DaviesBouldin, 0.01);
        }
    }

    private static void Print(string name, int clusters, Partition partition, PartitionQuality quality, JsonElement reference) =>
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}, {clusters}: inertia {partition.Inertia:F4} ({reference.GetProperty("inertia").GetDouble():F4}), silhouette {quality.Silhouette:F4} "
            + $"({reference.GetProperty("silhouette").GetDouble():F4}), Davies-Bouldin {quality.DaviesBouldin:F4}");

    private static JsonElement ResultOf(string name, int points, int clusters)
    {
        var set = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedData.Folder("bench"), "reference_kmeans.json"))).RootElement.GetProperty(name);
        Assert.Equal(set.GetProperty("n").GetInt32(), points);
        return set.GetProperty("results").EnumerateArray().Single(result => result.GetProperty("k").GetInt32() == clusters);
    }

    private static double[][] WeekShapes() =>
    [
        .. File.ReadLines(Path.Combine(SharedData.Folder("bench"), "meters_weekly_profile_2019.csv")).Skip(1)
            .Select(line => line.Split(',')[1..].Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())
            .Select(week => Array.ConvertAll(week, value => value / week.Sum() * week.Length)),
    ];

    private static double[][] DayShapes(string column) =>
    [
        .. DayVector.Of(ReferenceUse.CambridgeHours(column, zeroCounts: true).Where(hour => hour.Day.Year == 2019).Select(hour => (hour.Day, hour.Clock, hour.EnergyKwh)))
            .Select(day => day.Shape).OfType<double[]>(),
    ];

    private static double[][] PowerShapes() =>
    [
        .. DayVector.Of(ReferenceUse.HouseHours("elec_kwh").Where(hour => hour.Day.Year == 2021).Select(hour => (hour.Day, hour.Clock, hour.EnergyKwh)))
            .Select(day => day.Shape).OfType<double[]>(),
    ];

    /// <summary>Hours of a register in Denmark: what it grew by until the next hour.</summary>
    private static double[][] HeatShapes()
    {
        var calendar = LocalCalendar.Of("Europe/Copenhagen");
        var register = File.ReadLines(Path.Combine(SharedData.Folder("kalundborg"), "dk_house_heat_registers_2018_2019_hourly.csv")).Skip(1).Select(line => line.Split(','))
            .Where(fields => fields[1].Length > 0).ToDictionary(
                fields => DateTimeOffset.Parse(fields[0], CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), fields => double.Parse(fields[1], CultureInfo.InvariantCulture));
        var hours = register.OrderBy(one => one.Key).Where(one => register.ContainsKey(one.Key + LocalCalendar.Hour)).Select(one =>
            (calendar.DayOf(one.Key), calendar.ClockOf(one.Key), register[one.Key + LocalCalendar.Hour] - one.Value)).Where(hour => hour.Item1.Year == 2019);
        return [.. DayVector.Of(hours).Select(day => day.Shape).OfType<double[]>()];
    }
}
