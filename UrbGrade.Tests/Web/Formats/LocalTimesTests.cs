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

    [Fact]
    public void Other_stretches_need_no_offset() =>
        Assert.Equal(
            ("27 Oct 2019, 02:00", "27 Oct 2019, 03:00"),
            LocalTimes.Moments(When.Instant("2019-10-27T01:00:00Z"), When.Instant("2019-10-27T02:00:00Z"), "Europe/Madrid"));
}
