using System.Globalization;
using System.Text.RegularExpressions;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>Writes what SensorThings has from OData's earlier version as OData has it now.</summary>
internal static partial class StandardFilter
{
    /// <param name="now">What <c>now()</c> is.</param>
    public static string ToOData(string text, DateTimeOffset now) => Substring().Replace(
        Id().Replace(Time().Replace(text, function => Literal(Instant(function.Groups[1].Value, now))), "id"), "contains($2,$1)");

    private static DateTimeOffset Instant(string function, DateTimeOffset now) =>
        function == "now" ? now : function == "mindatetime" ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;

    private static string Literal(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>OData's binder asks the machine's clock, and does not know the other two.</summary>
    [GeneratedRegex(@"\b(now|mindatetime|maxdatetime)\(\s*\)(?=(?:[^']|'[^']*')*$)")]
    private static partial Regex Time();

    [GeneratedRegex(@"@iot\.id(?=(?:[^']|'[^']*')*$)")]
    private static partial Regex Id();

    /// <summary>The name begins and ends with no blank, so that no text makes it go back over the blanks again and again.</summary>
    [GeneratedRegex(@"substringof\(\s*('(?:[^']|'')*')\s*,\s*([^()\s](?:[^()]*[^()\s])?)\s*\)")]
    private static partial Regex Substring();
}
