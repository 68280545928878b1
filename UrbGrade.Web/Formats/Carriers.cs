using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>What flows through a meter, in words.</summary>
internal static class Carriers
{
    private const string Inside = "MediumWithin";

    private static readonly ResourceManager Texts = new(typeof(SharedText).FullName!, typeof(SharedText).Assembly);

    /// <param name="medium">As modules write it: power, heat, gas, water, light.</param>
    public static string Name(string medium, IStringLocalizer<SharedText> texts) => texts[Key("Medium", medium)];

    /// <summary>As it stands inside a line, where no language begins it with a capital.</summary>
    public static string Within(string medium, IStringLocalizer<SharedText> texts) => texts[Key(Inside, medium)];

    /// <summary>Inside a line in another language than the reader's; null for what is none.</summary>
    public static string? Within(string? medium, CultureInfo culture) => medium is { Length: > 0 } ? Texts.GetString(Key(Inside, medium), culture) : null;

    private static string Key(string family, string medium) => $"{family}.{char.ToUpperInvariant(medium[0])}{medium[1..]}";
}
