using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway.Collect;

public sealed class SortedReadingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(100_000, 1)]
    [InlineData(1000, 2)]
    [InlineData(64, 3)]
    [InlineData(7, 4)]
    [InlineData(1, 5)]
    public void Are_in_order_of_series_time_flag_and_line_whatever_fits_into_a_block(int blockSize, int seed)
    {
        var random = new Random(seed);
        var quantities = new[] { Quantity.Energy, Quantity.TemperatureIn };
        var readings = Enumerable.Range(1, 3000).Select(line => new RawReading(
            $"M{random.Next(4)}", quantities[random.Next(2)], Instant.FromUnixTimeSeconds(random.Next(500) * 900L), 900, random.Next(1000) / 7m, (SourceFlag)random.Next(2), line)).ToList();
        using var sorted = new SortedReadings(folder.Path, blockSize);
        foreach (var reading in readings)
            sorted.Add(reading);

        var read = sorted.Read().ToList();

        var order = readings.Select(reading => (reading.Meter, reading.Quantity)).Distinct().ToList();
        Assert.Equal(readings.OrderBy(reading => order.IndexOf((reading.Meter, reading.Quantity))).ThenBy(reading => reading.Start).ThenBy(reading => reading.Flag).ThenBy(reading => reading.Line), read);
    }

    [Fact]
    public void Leave_no_scratch_file_behind()
    {
        using (var sorted = new SortedReadings(folder.Path, blockSize: 2))
        {
            for (var i = 0; i < 5; i++)
                sorted.Add(new RawReading("M", Quantity.Energy, Instant.FromUnixTimeSeconds(i), 1, i, SourceFlag.Measured, i));
            Assert.Equal(5, sorted.Read().Count());
        }

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Records_beyond_what_is_held_come_back_as_they_were()
    {
        using var spooled = new SpooledRecords(folder.Path, most: 2);
        var records = Enumerable.Range(0, 5).Select(i => new SiteRecord(
            RecordKind.Vote, $"k{i}", "så\n=1", Instant.FromUtc(2013, 11, 19, 20, i), i % 2 == 0 ? null : Instant.FromUtc(2013, 11, 20, 0, 0),
            new System.Text.Json.Nodes.JsonObject { ["score"] = i, ["text"] = "ñ\t\"" }, i)).ToList();
        records.ForEach(spooled.Add);

        var read = spooled.Read().ToList();

        Assert.Equal(
            records.Select(record => (record.Key, record.Subject, record.At, record.Until, record.Line, record.Fields.ToJsonString())),
            read.Select(record => (record.Key, record.Subject, record.At, record.Until, record.Line, record.Fields.ToJsonString())));
    }

    public void Dispose() => folder.Dispose();
}
