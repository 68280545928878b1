using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Quantification.Domain;
using UrbGrade.Modules.Quantification.Domain.Lighting;

namespace UrbGrade.Tests.Quantification.Domain;

public sealed class LightingClassTests
{
    [Theory]
    [InlineData("lighting_class_m", 4, "M4")]
    [InlineData("lighting_class_c", 0, "C0")]
    [InlineData("lighting_class_p", 6, "P6")]
    [InlineData("lighting_class_m", 0, null)]
    [InlineData("lighting_class_m", 7, null)]
    [InlineData("lighting_class_m", 2.5, null)]
    [InlineData("lighting_class_p", 7, "P7")]
    [InlineData("lighting_class_p", 8, null)]
    [InlineData("lit_area", 3, null)]
    public void A_fact_says_a_class_that_there_is(string name, double value, string? expected)
    {
        Assert.Equal(expected, AssetTraits.ClassOf(name, value)?.Name);
        Assert.Equal(expected is not null || name == "lit_area", AssetTraits.Allows(name, value));
    }

    [Fact]
    public void A_street_of_motor_traffic_is_held_against_luminance_and_both_uniformities()
    {
        var checks = Survey(row => row == 2 ? 0.5 : 1, 10).Against(AssetTraits.ClassOf("lighting_class_m", 4));

        Assert.Equal(
            [(LightMeasure.Luminance, 0.75), (LightMeasure.OverallUniformity, 0.4), (LightMeasure.LongitudinalUniformity, 0.6)],
            checks.Select(check => (check.Measure, check.Required!.Value)));
        Assert.All(checks.Zip([25 / 30.0, 0.6, 1]), pair => Assert.Equal(pair.Second, pair.First.Measured!.Value, 12));
        Assert.All(checks, check => Assert.True(check.IsMet));
        Assert.False(Survey(row => row == 2 ? 0.2 : 1, 10).Against(AssetTraits.ClassOf("lighting_class_m", 4))[1].IsMet);
    }

    [Fact]
    public void A_street_of_people_on_foot_is_held_against_its_darkest_point()
    {
        var survey = new LightSurvey([new(null, null, null, 9), new(null, null, null, 1), new(null, null, null, 20)]);

        Assert.Equal([new LightCheck(LightMeasure.Illuminance, 10, 10, 15), new LightCheck(LightMeasure.LeastIlluminance, 1, 2)], survey.Against(AssetTraits.ClassOf("lighting_class_p", 2)));
        Assert.Equal([true, false], survey.Against(AssetTraits.ClassOf("lighting_class_p", 2)).Select(check => check.IsMet!.Value));
        Assert.Equal([new LightCheck(LightMeasure.Illuminance, 10, 20), new LightCheck(LightMeasure.OverallUniformity, 0.1, 0.4)], survey.Against(AssetTraits.ClassOf("lighting_class_c", 2)));
        Assert.False(survey.IsFine);
    }

    [Theory]
    [InlineData(7.4, false, false)]
    [InlineData(7.5, true, false)]
    [InlineData(11.25, true, false)]
    [InlineData(11.3, false, true)]
    public void A_street_of_people_on_foot_may_be_half_as_bright_again_as_its_class_says_and_no_brighter(double lux, bool met, bool tooBright)
    {
        var wanted = AssetTraits.ClassOf("lighting_class_p", 3);
        var survey = new LightSurvey([.. Enumerable.Repeat(new LightPoint(null, null, null, lux), 4)]);
        var street = new LitStreet(1, wanted!.Name, null, IsFine: true, survey.Against(wanted));

        Assert.Equal((met, tooBright), (street.IsMet, street.IsTooBright));
    }

    [Fact]
    public void A_street_that_is_dark_somewhere_is_not_told_as_too_bright()
    {
        var wanted = AssetTraits.ClassOf("lighting_class_p", 3);
        var survey = new LightSurvey([new(null, null, null, 40), new(null, null, null, 1)]);
        var street = new LitStreet(1, "P3", null, IsFine: true, survey.Against(wanted));

        Assert.Equal((false, false), (street.IsMet, street.IsTooBright));
        Assert.True(street.Checks[0].IsTooMuch);
    }

    [Theory]
    [InlineData(40, 1, true)]
    [InlineData(40, 40, false)]
    [InlineData(8, 1, false)]
    [InlineData(8, 8, false)]
    public void A_street_that_is_too_bright_and_dark_in_places_is_told_as_both(double brightest, double darkest, bool isBoth)
    {
        var wanted = AssetTraits.ClassOf("lighting_class_p", 3);
        var survey = new LightSurvey([new(null, null, null, brightest), new(null, null, null, darkest)]);
        var street = new LitStreet(1, "P3", null, IsFine: true, survey.Against(wanted));

        Assert.Equal(isBoth, street.IsTooBrightAndUneven);
    }

    [Theory]
    [InlineData(0.81, 0.33, 0.62, true)]
    [InlineData(0.81, 0.45, 0.5, true)]
    [InlineData(0.7, 0.33, 0.62, false)]
    [InlineData(0.81, 0.45, 0.62, false)]
    public void A_street_with_light_enough_that_is_uneven_is_not_told_as_too_dark(double luminance, double overall, double longitudinal, bool uneven)
    {
        var street = new LitStreet(1, "M4", null, IsFine: true,
        [
            new(LightMeasure.Luminance, luminance, 0.75), new(LightMeasure.OverallUniformity, overall, 0.4), new(LightMeasure.LongitudinalUniformity, longitudinal, 0.6),
        ]);

        Assert.Equal(uneven, street.IsUneven);
    }

    [Fact]
    public void A_class_that_asks_for_nothing_is_neither_met_nor_missed_and_what_was_measured_is_told()
    {
        var wanted = AssetTraits.ClassOf("lighting_class_p", 7);
        var street = new LitStreet(1, "P7", null, IsFine: true, new LightSurvey([new(null, null, null, 1)]).Against(wanted));

        Assert.Equal([LightMeasure.Illuminance, LightMeasure.LeastIlluminance], street.Checks.Select(check => check.Measure));
        Assert.Null(street.IsMet);
        Assert.False(street.IsTooBright);
    }

    [Fact]
    public void What_was_not_measured_is_neither_met_nor_missed()
    {
        var street = new LitStreet(1, "M4", null, IsFine: false, new LightSurvey([]).Against(AssetTraits.ClassOf("lighting_class_m", 4)));

        Assert.All(street.Checks, check => Assert.Null(check.IsMet));
        Assert.Null(street.IsMet);
        Assert.Empty(new LightSurvey([]).Against(null));
    }

    [Fact]
    public void Without_a_class_all_that_was_measured_is_told()
    {
        var survey = Survey(_ => 0.8, 12);

        Assert.True(survey.IsFine);
        Assert.Equal(
            [LightMeasure.Luminance, LightMeasure.OverallUniformity, LightMeasure.LongitudinalUniformity, LightMeasure.Illuminance, LightMeasure.LeastIlluminance],
            survey.Against(null).Select(check => check.Measure));
        Assert.All(survey.Against(null), check => Assert.Null(check.Required));
    }

    /// <summary>One lane of three rows with ten points each.</summary>
    private static LightSurvey Survey(Func<int, double> luminance, double lux) =>
        new([.. Enumerable.Range(0, 30).Select(point => new LightPoint(1, (point / 10) + 1, luminance((point / 10) + 1), lux))]);
}
