using System.Globalization;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Web.Formats;

public sealed class LocalTimesTests
{
    public LocalTimesTests() => CultureInfo.CurrentCulture = new CultureInfo("en-GB");

    [Fact]
    public void The_hour_that_comes_twice_is_told_apart_by_its_offset() =>
        Assert.Equal(
            ("27 Oct 2019, 02:00 +02:00", "27 Oct 2019, 02:00 +01:00"),
            LocalTimes.Moments(When.Instant("2019-10-27T00:00:00Z"), When.Instant("2019-10-27T01:00:00Z"), "Europe/Madrid"));

    [Theory]
    [InlineData("2019-10-26T23:00:00Z", "27 Oct 2019, 01:00 – 02:00")]
    [InlineData("2019-10-27T00:00:00Z", "27 Oct 2019, 02:00 +02:00 – 02:00 +01:00")]
    [InlineData("2019-10-27T01:00:00Z", "27 Oct 2019, 02:00 – 03:00")]
    [InlineData("2019-03-31T00:00:00Z", "31 Mar 2019, 01:00 +01:00 – 03:00 +02:00")]
    public void An_hour_at_whose_end_the_clock_changes_has_its_offsets(string start, string text) =>
        Assert.Equal(text, LocalTimes.Hour(When.Instant(start), "Europe/Madrid"));

    [Theory]
    [InlineData("2019-10-26T23:00:00Z", "27.10.2019, 01.00 – 02.00")]
    [InlineData("2019-10-27T00:00:00Z", "27.10.2019, 02.00 +02:00 – 02.00 +01:00")]
    public void The_hour_of_a_figure_was_written_with_a_colon_on_a_danish_page(string start, string text)
    {
        CultureInfo.CurrentCulture = new CultureInfo("da");

        Assert.Equal(text, LocalTimes.Hour(When.Instant(start), "Europe/Madrid"));
    }

    [Theory]
    [InlineData("da", "7.00")]
    [InlineData("es", "7:00")]
    public void A_danish_page_wrote_its_hours_with_a_point_here_and_a_colon_there(string language, string hour)
    {
        CultureInfo.CurrentCulture = new CultureInfo(language);

        Assert.Equal(hour, LocalTimes.OClock(7));
        Assert.EndsWith(hour, LocalTimes.Moment(When.Instant("2019-01-27T06:00:00Z"), "Europe/Madrid"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_programs_read_is_UTC_whatever_offset_the_instant_has()
    {
        var instant = new DateTimeOffset(2019, 10, 27, 2, 0, 0, 250, TimeSpan.FromHours(2));

        Assert.Equal("2019-10-27T00:00:00Z", LocalTimes.Machine(instant));
        Assert.Equal("2019-10-27T00:00:00.25Z", LocalTimes.MachineExact(instant));
        Assert.Equal("2019-10-27T00:00:00Z", LocalTimes.MachineExact(instant.AddMilliseconds(-250)));
    }

    [Fact]
    public void Other_stretches_need_no_offset() =>
        Assert.Equal(
            ("27 Oct 2019, 02:00", "27 Oct 2019, 03:00"),
            LocalTimes.Moments(When.Instant("2019-10-27T01:00:00Z"), When.Instant("2019-10-27T02:00:00Z"), "Europe/Madrid"));
}
