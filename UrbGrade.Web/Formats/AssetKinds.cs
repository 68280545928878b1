using System.Globalization;
using System.Resources;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>Kinds of places, such as <c>bakery</c>, in the reader's language. A kind without a text stands as the registry of the site names it.</summary>
internal static class AssetKinds
{
    private static readonly ResourceManager Texts = new(typeof(AssetKindText).FullName!, typeof(AssetKindText).Assembly) { IgnoreCase = true };

    public static string Of(string kind) => Texts.GetString($"Kind.{kind.Replace(' ', '-')}", CultureInfo.CurrentUICulture) ?? kind;
}
