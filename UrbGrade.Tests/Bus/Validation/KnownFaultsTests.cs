using System.Text.Json;
using NodaTime;
using UrbGrade.Benchmarks.Vec;
using UrbGrade.Bus.Validation;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Bus.Validation;

public sealed class KnownFaultsTests
{
    private static readonly Dictionary<string, string> References = new(StringComparer.Ordinal)
    {
        [VecRule.Duplicate] = "duplicate",
        [VecRule.Gap] = "gap",
        [VecRule.Rollover] = "rollover",
        [VecRule.Dip] = "register_dip",
        [VecRule.Reset] = "meter_reset_to_0",
        [VecRule.Spike] = "register_spike",
        [VecRule.Stuck] = "stuck",
    };

    [Theory]
    [InlineData("uk_house0_2021", 25, 0.001)]
    [InlineData("b41_2019", 200, 0.1)]
    public void Notices_at_least_what_the_reference_notices_and_no_more_falsely(string name, double most, double resolution)
    {
        var folder = Path.Combine(SharedData.Folder(), "vec");
        using var reference = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "reference_detection.json")));
        var register = FaultyRegister.Load(folder, name);

        var cleansed = VecMeasurement.Cleanse(register, most, resolution);

        var scores = DetectionScore.Of(register, cleansed.Findings);
        Assert.Equal(References.Count, scores.Count);
        Assert.All(scores, score =>
        {
            var floor = reference.RootElement.GetProperty(name).GetProperty(References[score.Rule]);
            Assert.True(Math.Round(score.Recall, 3) >= floor.GetProperty("recall").GetDouble(), score.ToString());
            Assert.True(Math.Round(score.Precision, 3) >= floor.GetProperty("precision").GetDouble(), score.ToString());
        });
        AssertEnergyIsExact(register, cleansed, resolution);
    }

    [Fact]
    public void Notices_the_same_faults_in_meters_that_the_rules_were_not_made_on()
    {
        var data = SharedData.Folder();
        var scores = new List<DetectionScore>();
        foreach (var meter in OtherMeters.All)
        {
            var register = new FaultInjection(seed: 77).Make(meter.Name, meter.Read(data), meter.Decimals);
            scores.AddRange(DetectionScore.Of(register, VecMeasurement.Cleanse(register, meter.Most, Math.Pow(10, -meter.Decimals)).Findings));
        }

        Assert.All(scores.GroupBy(score => score.Rule), rule =>
        {
            var least = rule.Key == VecRule.Stuck ? 0.8 : 0.95;
            Assert.InRange((double)rule.Sum(score => score.Noticed) / rule.Sum(score => score.Faults), least, 1);
            Assert.InRange((double)rule.Sum(score => score.Right) / rule.Sum(score => score.Findings), 0.95, 1);
        });
    }

    [Fact]
    public void A_year_of_a_real_register_without_known_faults_keeps_its_energy()
    {
        var values = FaultyRegister.Column(Path.Combine(SharedData.Folder(), "kalundborg", "dk_house_heat_registers_2018_2019_hourly.csv"), "heat_register_kwh");
        var reads = values.Select(pair => new RegisterRead(pair.Key, pair.Value)).ToList();

        var cleansed = VecMeasurement.Cleanse(new FaultyRegister("dk", reads, new Dictionary<Instant, double>(), []), 100, 0.001);

        var sum = Enumerable.Range(0, cleansed.Intervals.Count).Sum(cleansed.Intervals.Value);
        Assert.Equal(reads[^1].Value - reads[0].Value, sum, 3);
        Assert.DoesNotContain(cleansed.Findings, finding => finding.Rule is VecRule.Dip or VecRule.Spike or VecRule.Reset or VecRule.Rollover or VecRule.Duplicate);
    }

    // Between the states before and after every estimate the sum is the register's, except where it was exchanged.
    private static void AssertEnergyIsExact(FaultyRegister register, CleansedSeries cleansed, double resolution)
    {
        var grid = cleansed.Intervals;
        for (var i = 0; i < grid.Count;)
        {
            var first = i++;
            if (!grid.Flags(first).HasFlag(VecFlags.Scaled))
                continue;
            while (i < grid.Count && grid.Flags(i).HasFlag(VecFlags.Scaled))
                i++;
            var hours = Enumerable.Range(first, i - first).ToList();
            Assert.Equal(hours.Sum(k => register.Truth[grid.At(k)]), hours.Sum(grid.Value), 3 * resolution);
        }
    }
}
