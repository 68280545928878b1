using System.Globalization;
using UrbGrade.Bus.Soap;

namespace UrbGrade.Tests.Bus.Soap;

public sealed class XmlTimeTests
{
    [Theory]
    [InlineData("2014-12-25T17:24:31Z", "2014-12-25T17:24:31.0000000Z")]
    [InlineData("2015-04-13T16:11:42.9000728+02:00", "2015-04-13T14:11:42.9000728Z")]
    [InlineData("2015-04-13T16:11:42.9-11:30", "2015-04-14T03:41:42.9000000Z")]
    [InlineData("2016-02-29T23:59:59.123456789012Z", "2016-02-29T23:59:59.1234567Z")]
    [InlineData("2015-01-01T00:00:00+14:00", "2014-12-31T10:00:00.0000000Z")]
    public void A_time_with_an_offset_is_read(string text, string utc)
    {
        Assert.True(XmlTime.TryParse(text, out var time));
        Assert.Equal(utc, time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.Zero, time.Offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2014-12-25T17:24:31")]
    [InlineData("2014-12-25 17:24:31Z")]
    [InlineData("2014-12-25T17:24Z")]
    [InlineData("2014-02-29T17:24:31Z")]
    [InlineData("2014-13-25T17:24:31Z")]
    [InlineData("0000-12-25T17:24:31Z")]
    [InlineData("2014-12-25T24:00:00Z")]
    [InlineData("2014-12-25T17:60:31Z")]
    [InlineData("2014-12-25T17:24:60Z")]
    [InlineData("2014-12-25T17:24:31.Z")]
    [InlineData("2014-12-25T17:24:31.1234567890123Z")]
    [InlineData("2014-12-25T17:24:31,5Z")]
    [InlineData("2014-12-25T17:24:31+0200")]
    [InlineData("2014-12-25T17:24:31+14:01")]
    [InlineData("2014-12-25T17:24:31+02:00Z")]
    [InlineData("2014-12-25T17:24:31z")]
    [InlineData("-2014-12-25T17:24:31Z")]
    [InlineData("２014-12-25T17:24:31Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    public void Anything_else_is_not(string text) => Assert.False(XmlTime.TryParse(text, out _));

    [Fact]
    public void A_time_reads_as_it_was_written()
    {
        var random = new Random(3);
        for (var i = 0; i < 1000; i++)
        {
            var time = new DateTimeOffset(random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.Zero);
            Assert.True(XmlTime.TryParse(XmlTime.Format(time.ToOffset(TimeSpan.FromHours(random.Next(-12, 13)))), out var read));
            Assert.Equal(time, read);
        }
    }

    [Fact]
    public void Whole_seconds_are_written_without_fraction() =>
        Assert.Equal("2014-12-25T17:24:31Z", XmlTime.Format(new DateTimeOffset(2014, 12, 25, 18, 24, 31, TimeSpan.FromHours(1))));
}
