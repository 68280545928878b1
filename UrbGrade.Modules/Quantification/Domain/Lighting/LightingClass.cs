using System.Globalization;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Modules.Quantification.Domain.Lighting;

/// <summary>A lighting class with what has to be maintained in it.</summary>
/// <remarks>Source: EN 13201-2:2015, tables 1 (M, a dry surface), 2 (C) and 3 (P), as a maker of luminaires tells them
/// (https://performanceinlighting.com/ww/nl/en-13201-2-2015). Glare and the surroundings are not measured here. Of class P the note to table 3 counts, too:
/// for the sake of uniformity the mean is at most 1.5 times the class's value. P7 asks for nothing.</remarks>
/// <param name="Name">Such as <c>M4</c>.</param>
internal sealed record LightingClass(string Name, IReadOnlyList<(LightMeasure Measure, double Least, double? Most)> Asks)
{
    /// <summary>Of the value of a class P, what its mean may be at most.</summary>
    private const double MostOfMean = 1.5;

    private static readonly Dictionary<string, LightingClass> Known = new LightingClass[]
    {
        M(1, 2, 0.4, 0.7), M(2, 1.5, 0.4, 0.7), M(3, 1, 0.4, 0.6), M(4, 0.75, 0.4, 0.6), M(5, 0.5, 0.35, 0.4), M(6, 0.3, 0.35, 0.4),
        C(0, 50), C(1, 30), C(2, 20), C(3, 15), C(4, 10), C(5, 7.5),
        P(1, 15, 3), P(2, 10, 2), P(3, 7.5, 1.5), P(4, 5, 1), P(5, 3, 0.6), P(6, 2, 0.4),
        new("P7", []),
    }.ToDictionary(one => one.Name);

    /// <summary>Of motor traffic: M1 to M6.</summary>
    public static LightingClass? OfMotorTraffic(double number) => Of("M", number);

    /// <summary>Of conflict areas: C0 to C5.</summary>
    public static LightingClass? OfConflictArea(double number) => Of("C", number);

    /// <summary>Of people on foot and on bicycles: P1 to P7.</summary>
    public static LightingClass? OfPedestrians(double number) => Of("P", number);

    private static LightingClass? Of(string kind, double number) => Known.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{kind}{number}"));

    private static LightingClass M(int number, double luminance, double overall, double longitudinal) => new(
        $"M{number}", [(LightMeasure.Luminance, luminance, null), (LightMeasure.OverallUniformity, overall, null), (LightMeasure.LongitudinalUniformity, longitudinal, null)]);

    private static LightingClass C(int number, double illuminance) => new($"C{number}", [(LightMeasure.Illuminance, illuminance, null), (LightMeasure.OverallUniformity, 0.4, null)]);

    private static LightingClass P(int number, double illuminance, double least) => new(
        $"P{number}", [(LightMeasure.Illuminance, illuminance, MostOfMean * illuminance), (LightMeasure.LeastIlluminance, least, null)]);
}
