using System.Globalization;
using NodaTime.Text;
using UrbGrade.Gateway.Cleanse;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Cleanse;

public sealed class RealSeriesTests
{
    [Fact]
    public void Two_years_of_eight_real_meters_are_not_doubted_and_a_lost_decimal_comma_is()
    {
        var lines = File.ReadAllLines(Path.Combine(SharedData.Folder(), "barcelona", "commercial_elec_2018_2019_hourly.csv"));
        var rule = SettingsReader.DefaultCleanse().Spikes;
        for (var meter = 1; meter <= 8; meter++)
        {
            var memory = new SeriesMemory();
            var noticed = 0;
            var tried = 0;
            foreach (var line in lines.Skip(1))
            {
                var fields = line.Split(',');
                if (!decimal.TryParse(fields[meter], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value == 0)
                    continue;
                var at = InstantPattern.General.Parse(fields[0]).Value;
                var reading = new RawReading("M", Quantity.Energy, at, 3600, value, SourceFlag.Measured, 1);
                Assert.Null(rule.Doubt(reading, memory));
                if (memory.KnownDays > 20 && at.ToUnixTimeSeconds() / 3600 % 97 == 0)
                {
                    tried++;
                    noticed += rule.Doubt(reading with { Value = value * 1000 }, memory) is null ? 0 : 1;
                }

                memory.Add(at, (double)value);
            }

            Assert.InRange(noticed, (int)(0.95 * tried), tried);
        }
    }
}
