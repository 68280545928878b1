using System.Globalization;
using UrbGrade.Modules.Gis.Features;

namespace UrbGrade.Tests.Gis.Features;

/// <summary>By the grammar of OGC 17-069r4, 7.15.4, and of RFC 3339, section 5.6.</summary>
public class FeatureTimeTests
{
    [Theory]
    [InlineData("2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z")]
    [InlineData("2026-03-01t00:00:00.25z", "2026-03-01T00:00:00.25Z", "2026-03-01T00:00:00.25Z")]
    [InlineData("2026-03-01T00:00:00+01:00", "2026-02-28T23:00:00Z", "2026-02-28T23:00:00Z")]
    [InlineData("2026-03-01T00:00:00 01:00", "2026-02-28T23:00:00Z", "2026-02-28T23:00:00Z")]
    [InlineData("2026-03-01T00:00:00-05:30", "2026-03-01T05:30:00Z", "2026-03-01T05:30:00Z")]
    [InlineData("2026-03-01", "2026-03-01T00:00:00Z", "2026-03-01T23:59:59.9999999Z")]
    [InlineData("2026-03-01/2026-03-31", "2026-03-01T00:00:00Z", "2026-03-31T23:59:59.9999999Z")]
    [InlineData("2026-03-01T12:00:00Z/2026-03-01", "2026-03-01T12:00:00Z", "2026-03-01T23:59:59.9999999Z")]
    [InlineData("2026-03-01T00:00:00Z/..", "2026-03-01T00:00:00Z", null)]
    [InlineData("2026-03-01/", "2026-03-01T00:00:00Z", null)]
    [InlineData("../2026-03-01T00:00:00Z", null, "2026-03-01T00:00:00Z")]
    [InlineData("/2026-03-01", null, "2026-03-01T23:59:59.9999999Z")]
    [InlineData("../..", null, null)]
    [InlineData("9999-12-31", "9999-12-31T00:00:00Z", "9999-12-31T23:59:59.9999999Z")]
    public void A_time_is_from_its_first_instant_to_its_last(string text, string? from, string? to) => Assert.Equal((At(from), At(to)), FeatureTime.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("..")]
    [InlineData("2026")]
    [InlineData("2026-03")]
    [InlineData("2026-02-30")]
    [InlineData("03-01-2026")]
    [InlineData("1 March 2026")]
    [InlineData("10:00:00 PM")]
    [InlineData("2026-03-01T00:00:00")]
    [InlineData("2026-03-01T25:00:00Z")]
    [InlineData("2026-03-01T00:00:00+25:00")]
    [InlineData("2026-03-01/2026-03-02/2026-03-03")]
    [InlineData("2026-03-01/soon")]
    [InlineData("2026-03-01 /2026-03-02")]
    public void What_is_no_time_is_told_with_what_would_be_one(string text)
    {
        var misread = Assert.Throws<FeatureQueryException>(() => FeatureTime.Read(text));
        Assert.StartsWith($"datetime: found '{text}', allowed is an instant with its offset", misread.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interval_that_ends_before_it_begins_is_told_so() => Assert.Contains(
        "ends before it begins", Assert.Throws<FeatureQueryException>(() => FeatureTime.Read("2026-03-02/2026-03-01")).Message, StringComparison.Ordinal);

    private static DateTimeOffset? At(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
