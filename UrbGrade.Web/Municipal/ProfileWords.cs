using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>Profiles in words.</summary>
internal static class ProfileWords
{
    /// <summary>What distinguishes a segment from all others.</summary>
    public static string Traits(Segment segment, Medium medium, IStringLocalizer<ProfileText> texts) => segment.Traits.Count == 0
        ? texts["Trait.None"]
        : string.Join(" ", segment.Traits.Select(trait => texts[
            $"Trait.{trait.Feature}.{(trait.Strength > 0 ? "More" : "Less")}", Number(trait.Feature, trait.Value, medium), Number(trait.Feature, trait.Others, medium)].Value));

    /// <summary>Unit of a day's use.</summary>
    public static string Unit(Medium medium) => medium == Medium.Water ? "m³" : "kWh";

    /// <summary>A day's use with its unit: of water it is often a small part of a cubic metre.</summary>
    public static string Use(double value, Medium medium) => $"{Measures.Number(value)}\u00a0{Unit(medium)}";

    /// <summary>What peers are compared by, with its unit; ratios have none.</summary>
    public static string Value(double value, PeerMeasure measure, Medium medium) => measure switch
    {
        PeerMeasure.DailyMean => Use(value, medium),
        PeerMeasure.DailyMeanPerArea or PeerMeasure.OpenHourPerArea or PeerMeasure.ClosedHourPerArea => $"{Number(value)}\u00a0{Unit(medium)}/m²",
        _ => Number(value),
    };

    /// <summary>A value among peers; hours of a square metre are a few thousandths.</summary>
    public static string Number(double value) => Measures.Number(value, Units.Decimals(value));

    /// <summary>What a profile lacks, and from when there is one.</summary>
    public static string State(MeterProfile profile, IStringLocalizer<ProfileText> texts) =>
        texts[
            $"State.{profile.State}", profile.AvailableFrom is { } from ? LocalTimes.Day(from) : "", Measures.Number(profile.LeftOut.Missing, 0),
            Measures.Number(profile.LeftOut.Negative, 0)];

    /// <summary>The days that a profile is made of, and how many were left out; empty where there is none.</summary>
    public static string Quality(MeterProfile profile, IStringLocalizer<ProfileText> texts) => profile is { FirstDay: { } first, LastDay: { } last, LeftOut: var left }
        ? texts[
            "Typical.Quality", LocalTimes.Day(first), LocalTimes.Day(last),
            Measures.Number(left.Missing + left.Estimated + left.Zero + left.Negative + left.ClockChange, 0)]
        : "";

    private static string Number(SegmentFeature feature, double value, Medium medium) => feature switch
    {
        SegmentFeature.MorningPeak or SegmentFeature.EveningPeak => LocalTimes.OClock((int)Math.Round(value)),
        SegmentFeature.DailyMean => Use(value, medium),
        _ => Measures.Percent(value),
    };
}
