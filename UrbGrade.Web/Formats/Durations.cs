using System.Globalization;
using Microsoft.Extensions.Localization;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>How long something took, in the one unit that matters.</summary>
internal static class Durations
{
    public static string Text(TimeSpan time, IStringLocalizer<SharedText> texts) => time switch
    {
        { TotalMilliseconds: < 950 } => texts["Duration.Milliseconds", Math.Round(time.TotalMilliseconds)],
        { TotalSeconds: < 9.95 } => texts["Duration.Seconds", time.TotalSeconds.ToString("0.0", CultureInfo.CurrentCulture)],
        { TotalSeconds: < 120 } => texts["Duration.Seconds", time.TotalSeconds.ToString("0", CultureInfo.CurrentCulture)],
        { TotalMinutes: < 120 } => texts["Duration.Minutes", Math.Floor(time.TotalMinutes)],
        { TotalHours: < 48 } => texts["Duration.Hours", Math.Floor(time.TotalHours)],
        _ => texts["Duration.Days", Math.Floor(time.TotalDays)],
    };
}
