using Microsoft.Extensions.Localization;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>Where data comes from that is no measurement of its place: what a site's operator wrote, and the one word that has a translation.</summary>
internal static class Origins
{
    public static string Name(string origin, IStringLocalizer<SharedText> texts) =>
        string.Equals(origin, "simulated", StringComparison.OrdinalIgnoreCase) ? texts["Origin.Simulated"] : origin;
}
