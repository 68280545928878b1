using Microsoft.Extensions.Localization;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>What flows through a meter, in words.</summary>
internal static class Carriers
{
    /// <param name="medium">As modules write it: power, heat, gas, water, light.</param>
    public static string Name(string medium, IStringLocalizer<SharedText> texts) => texts[$"Medium.{char.ToUpperInvariant(medium[0])}{medium[1..]}"];
}
