using Microsoft.Extensions.Localization;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>Where data comes from that is no measurement of its place: what a site's operator wrote, and the one word that has a translation.</summary>
internal static class Origins
{
    /// <param name="origin">One, or several with commas between them.</param>
    public static string Name(string origin, IStringLocalizer<SharedText> texts) => string.Join(", ", origin.Split(", ").Select(one =>
        string.Equals(one, "simulated", StringComparison.OrdinalIgnoreCase) ? texts["Origin.Simulated"].Value : one));
}
