using System.ComponentModel.DataAnnotations;
using System.Globalization;
using UrbGrade.Modules.Prediction;
using UrbGrade.Modules.Prediction.Domain.Calendar;

namespace UrbGrade.Tests.Prediction.Domain.Calendar;

public sealed class PublicHolidaysTests
{
    [Theory]
    [InlineData("1818-03-22")]
    [InlineData("1943-04-25")]
    [InlineData("1961-04-02")]
    [InlineData("2000-04-23")]
    [InlineData("2019-04-21")]
    [InlineData("2024-03-31")]
    [InlineData("2026-04-05")]
    [InlineData("2038-04-25")]
    public void Easter_is_found_for_any_year(string day) => Assert.Equal(Day(day), Easter.Of(Day(day).Year));

    [Theory]
    [InlineData("ES", "2019-04-19", true)]
    [InlineData("ES", "2019-04-22", false)]
    [InlineData("ES-PV", "2019-04-18", true)]
    [InlineData("ES-PV", "2019-04-22", true)]
    [InlineData("ES-CT", "2019-04-18", false)]
    [InlineData("ES-CT", "2019-04-22", true)]
    [InlineData("ES-CT", "2019-06-24", true)]
    [InlineData("ES-CT", "2025-09-11", true)]
    [InlineData("ES-PV", "2019-07-25", true)]
    [InlineData("ES-PV", "2025-07-25", true)]
    [InlineData("ES-CT", "2025-07-25", false)]
    [InlineData("ES-PV", "2025-09-11", false)]
    [InlineData("ES-CT", "2025-12-26", true)]
    [InlineData("ES", "2025-12-06", true)]
    [InlineData("DK", "2019-05-17", true)]
    [InlineData("DK", "2023-05-05", true)]
    [InlineData("DK", "2024-04-26", false)]
    [InlineData("DK", "2019-05-30", true)]
    [InlineData("DK", "2019-06-10", true)]
    [InlineData("DK", "2019-06-05", true)]
    [InlineData("DK", "2019-05-01", false)]
    [InlineData("GB", "1999-12-31", true)]
    [InlineData("GB", "2002-05-27", false)]
    [InlineData("GB", "2002-06-03", true)]
    [InlineData("GB", "2002-06-04", true)]
    [InlineData("GB", "2011-04-29", true)]
    [InlineData("GB", "2011-05-02", true)]
    [InlineData("GB", "2011-05-30", true)]
    [InlineData("GB", "2012-05-07", true)]
    [InlineData("GB", "2012-05-28", false)]
    [InlineData("GB", "2012-06-04", true)]
    [InlineData("GB", "2012-06-05", true)]
    [InlineData("GB", "2019-04-19", true)]
    [InlineData("GB", "2019-04-22", true)]
    [InlineData("GB", "2019-05-06", true)]
    [InlineData("GB", "2019-05-27", true)]
    [InlineData("GB", "2019-08-26", true)]
    [InlineData("GB", "2019-08-19", false)]
    [InlineData("GB", "2020-05-04", false)]
    [InlineData("GB", "2020-05-08", true)]
    [InlineData("GB", "2021-12-27", true)]
    [InlineData("GB", "2021-12-28", true)]
    [InlineData("GB", "2022-01-03", true)]
    [InlineData("GB", "2022-05-30", false)]
    [InlineData("GB", "2022-06-02", true)]
    [InlineData("GB", "2022-06-03", true)]
    [InlineData("GB", "2022-09-19", true)]
    [InlineData("GB", "2022-12-27", true)]
    [InlineData("GB", "2022-12-28", false)]
    [InlineData("GB", "2023-05-01", true)]
    [InlineData("GB", "2023-05-08", true)]
    [InlineData("GB", "2026-12-28", true)]
    public void Holidays_follow_from_rules(string region, string day, bool isHoliday) =>
        Assert.Equal(isHoliday, PublicHolidays.Of(region)!.IsHoliday(Day(day)));

    [Fact]
    public void An_unknown_region_has_no_calendar() => Assert.Null(PublicHolidays.Of("XX"));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    [Fact]
    public void A_region_that_nobody_knows_the_holidays_of_is_named_with_those_that_are_known()
    {
        var options = new PredictionOptions();
        options.Holidays["20"] = "ES-CT";
        options.Holidays["30"] = "ES-PB";

        var problem = Assert.Single(options.Validate(new ValidationContext(options)));

        Assert.Equal("Prediction:Holidays:30 is 'ES-PB'. Known are the public holidays of ES, ES-PV, ES-CT, DK, GB.", problem.ErrorMessage);
    }
}
