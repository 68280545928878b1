using NodaTime;
using NodaTime.Text;
using UrbGrade.Gateway.Collect.Formats;

namespace UrbGrade.Gateway.Configuration;

/// <summary>Reads from a profile how its rows tell time.</summary>
internal static class TimeReader
{
    /// <summary>In place of a zone: each label says its own offset.</summary>
    private const string InLabel = "in-label";

    // A year of two digits is of this century: meters are not older, and clocks that run ahead must show.
    private const int LastTwoDigitYear = 99;

    /// <param name="isMoment">Whether rows are about moments where the profile says nothing of it.</param>
    public static TimeColumns Read(SettingsNode time, SettingsNode columns, bool isMoment)
    {
        var label = time.Choice("label", "start", "start", "end", "hourNumber");
        var ambiguous = time.Choice("ambiguous", "reject", "reject", "file-order", "flag");
        var hasStamp = time.TextOrNull("zone") == InLabel;
        var pattern = time.Text("pattern", label == "hourNumber" ? "dd/MM/uuuu" : "uuuu-MM-dd HH:mm");
        var resolution = ReadResolution(time, isMoment ? "instant" : "PT1H", out var civilDays);
        var result = new TimeColumns(
            ReadColumns(columns, isMoment),
            hasStamp ? LocalDateTimePattern.GeneralIso : ReadLocal(time, pattern),
            hasStamp ? ReadStamp(time, pattern) : null,
            hasStamp ? DateTimeZone.Utc : ProfileReader.ReadZone(time, "zone"),
            label switch { "end" => IntervalLabel.End, "hourNumber" => IntervalLabel.HourNumber, _ => IntervalLabel.Start },
            resolution,
            civilDays,
            ambiguous switch { "file-order" => AmbiguousRule.FileOrder, "flag" => AmbiguousRule.Flag, _ => AmbiguousRule.Reject },
            time.Flag("endOfDay24", false),
            time.Flag("inOrder", false),
            label == "hourNumber" ? columns.Text("hourNumber") : null,
            ambiguous == "flag" ? columns.Text("dstFlag") : null,
            ambiguous == "flag" ? time.Text("summerFlag", "1") : null,
            columns.TextOrNull("to"));
        time.Close();
        return result;
    }

    private static string[] ReadColumns(SettingsNode columns, bool mayLackTime)
    {
        var clock = columns.TextOrNull("time");
        var date = mayLackTime ? columns.TextOrNull("date") : columns.Text("date");
        return date is null ? [] : clock is null ? [date] : [date, clock];
    }

    private static Duration ReadResolution(SettingsNode time, string fallback, out bool civilDays)
    {
        var text = time.Text("resolution", fallback);
        civilDays = text == "P1D";
        if (civilDays)
            return Duration.FromDays(1);
        if (text == "instant")
            return Duration.Zero;
        var resolution = Duration.FromTimeSpan(time.Span("resolution", "PT1H", TimeSpan.FromMinutes(1)));
        if (Duration.FromHours(1).TotalSeconds % resolution.TotalSeconds != 0)
            time.Complain("resolution", $"'{text}'", "a whole part of an hour, P1D for a civil day, or instant");
        return resolution;
    }

    private static LocalDateTimePattern ReadLocal(SettingsNode time, string text)
    {
        try
        {
            return LocalDateTimePattern.CreateWithInvariantCulture(text).WithTwoDigitYearMax(LastTwoDigitYear);
        }
        catch (InvalidPatternException invalid)
        {
            time.Complain("pattern", $"'{text}' ({invalid.Message})", "a date and time pattern such as uuuu-MM-dd HH:mm");
            return LocalDateTimePattern.GeneralIso;
        }
    }

    private static OffsetDateTimePattern ReadStamp(SettingsNode time, string text)
    {
        try
        {
            return OffsetDateTimePattern.CreateWithInvariantCulture(text);
        }
        catch (InvalidPatternException invalid)
        {
            time.Complain("pattern", $"'{text}' ({invalid.Message})", "a pattern with an offset such as uuuu-MM-dd'T'HH:mm:sso<+HH:mm>");
            return OffsetDateTimePattern.GeneralIso;
        }
    }
}
