using Microsoft.Extensions.Localization;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>How long ago or until when, in the one unit that matters.</summary>
internal static class Ages
{
    public static string Since(DateTimeOffset instant, DateTimeOffset now, IStringLocalizer<SharedText> texts)
    {
        var age = now - instant;
        return age switch
        {
            { TotalMinutes: < 2 } => texts["Age.Now"],
            { TotalHours: < 2 } => texts["Age.Minutes", (int)age.TotalMinutes],
            { TotalDays: < 2 } => texts["Age.Hours", (int)age.TotalHours],
            { TotalDays: < 60 } => texts["Age.Days", (int)age.TotalDays],
            { TotalDays: < 730 } => texts["Age.Months", (int)Math.Round(age.TotalDays / 30.44)],
            _ => texts["Age.Years", (int)Math.Round(age.TotalDays / 365.25)],
        };
    }

    /// <param name="days">Whole ones until it is over.</param>
    public static string Left(int days, IStringLocalizer<SharedText> texts) =>
        days < 730 ? texts.Counted("Left.Days", days, days) : texts["Left.Years", (int)Math.Round(days / 365.25)];
}
