using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>What flows through a meter, in words.</summary>
internal static class Carriers
{
    private static readonly ResourceManager Texts = new(typeof(SharedText).FullName!, typeof(SharedText).Assembly);

    /// <param name="medium">As modules write it: power, heat, gas, water, light.</param>
    public static string Name(string medium, IStringLocalizer<SharedText> texts) => texts[Key(medium)];

    /// <summary>In another language than the reader's; null for what is none.</summary>
    public static string? Name(string? medium, CultureInfo culture) => medium is { Length: > 0 } ? Texts.GetString(Key(medium), culture) : null;

    private static string Key(string medium) => $"Medium.{char.ToUpperInvariant(medium[0])}{medium[1..]}";
}
