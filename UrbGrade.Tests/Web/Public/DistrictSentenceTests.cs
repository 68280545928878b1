using System.Globalization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Public;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Public;

public sealed class DistrictSentenceTests
{
    private static readonly DateTimeOffset Start = new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero);

    public DistrictSentenceTests() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));

    [Fact]
    public void A_district_of_a_single_year_did_not_say_why_it_is_compared_with_nothing() => Assert.Equal(
        "Nothing is compared with a year before yet: readings begin on 24 Nov 2025, and those of the same days a year before would be needed.",
        Why(new DateTimeOffset(2025, 11, 24, 0, 0, 0, TimeSpan.Zero), Figure(94), before: null));

    [Fact]
    public void A_year_before_with_gaps_is_told_as_such() => Assert.StartsWith(
        "Nothing is compared with a year before: too many readings", Why(Start.AddYears(-3), Figure(94), Figure(90, KpiStatus.Insufficient)),
        StringComparison.Ordinal);

    [Fact]
    public void What_is_compared_or_is_no_figure_needs_no_reason()
    {
        Assert.Null(Why(Start.AddYears(-3), Figure(94), Figure(90)));
        Assert.Null(Why(Start, Figure(94, KpiStatus.Insufficient), before: null));
    }

    private static string? Why(DateTimeOffset first, KpiFigure now, KpiFigure? before) => DistrictSentence.WhyAlone(
        new DistrictOverview("20", "Sant Fictici", "UTC", null, first, Start.AddYears(1), [], [], []), new DistrictFigure(now, before),
        TestTexts.Of<HelpText>());

    private static KpiFigure Figure(double value, KpiStatus status = KpiStatus.Ok) => new(
        Quantity.EnergyKwh, Start, Start.AddYears(1), value, 24, 24, 0, "energy 1", status);
}
