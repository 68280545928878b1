using System.Text.RegularExpressions;

namespace UrbGrade.Modules.Dashboard.SensorThings;

/// <summary>Writes what SensorThings has from OData's earlier version as OData has it now.</summary>
internal static partial class StandardFilter
{
    public static string ToOData(string text) => Substring().Replace(Id().Replace(text, "id"), "contains($2,$1)");

    [GeneratedRegex(@"@iot\.id(?=(?:[^']|'[^']*')*$)")]
    private static partial Regex Id();

    /// <summary>The name begins and ends with no blank, so that no text makes it go back over the blanks again and again.</summary>
    [GeneratedRegex(@"substringof\(\s*('(?:[^']|'')*')\s*,\s*([^()\s](?:[^()]*[^()\s])?)\s*\)")]
    private static partial Regex Substring();
}
