using System.Globalization;
using System.Text.RegularExpressions;

namespace UrbGrade.Web.Formats;

/// <summary>Opening hours of a shop, as its registry has them, in the reader's language.</summary>
internal static partial class OpeningText
{
    /// <param name="hours">Such as "Mon-Fri 07-14 17-21, Sat 07-15".</param>
    /// <returns>The same with the days as the reader's language shortens them: "dl.-dv. 07-14 17-21, ds. 07-15".</returns>
    public static string Of(string hours) => Day().Replace(hours, day => CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedDayNames[
        Array.IndexOf(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames, day.Value)]);

    [GeneratedRegex(@"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b")]
    private static partial Regex Day();
}
