using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Web;

/// <summary>Finds keys of texts, and English ones that a language has a text of its own for.</summary>
/// <param name="code">Of the language that pages are in.</param>
internal sealed partial class LeakedTexts(string code)
{
    private readonly HashSet<string> english = [.. Texts("en")];
    private readonly HashSet<string> own = [.. Texts(code)];
    private readonly HashSet<string> keys = Keys();

    /// <summary>What is wrong with a page.</summary>
    public IEnumerable<string> Of(string page) => Shown(page).Where(text => keys.Contains(text) || (english.Contains(text) && !own.Contains(text)))
        .Concat(page.Contains($"<html lang=\"{code}\"", StringComparison.Ordinal) ? [] : [$"it is not in {code}"]);

    private static IEnumerable<string> Shown(string page) =>
        Piece().Matches(Hidden().Replace(page, "")).Select(match => WebUtility.HtmlDecode(match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value).Trim())
            .Where(text => text.Length > 1);

    private static IEnumerable<XElement> Entries(string end) => Directory.GetFiles(Path.Combine(Checkout.Root, "UrbGrade.Web", "Texts"), "*.resx")
        .Where(file => (Path.GetFileNameWithoutExtension(file) + ".").EndsWith(end, StringComparison.Ordinal)).SelectMany(file => XDocument.Load(file).Root!.Elements("data"));

    private static IEnumerable<string> Texts(string code) => Entries(code == "en" ? "Text." : $"Text.{code}.").Select(entry => entry.Element("value")!.Value);

    /// <summary>Those with a dot; others may be words.</summary>
    private static HashSet<string> Keys() => [.. Entries("Text.").Select(entry => entry.Attribute("name")!.Value).Where(key => key.Contains('.', StringComparison.Ordinal))];

    [GeneratedRegex("<script.*?</script>|<style.*?</style>|<code.*?</code>|<!--.*?-->|(?<=<textarea[^>]*>)[^<]*", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex(">([^<>]+)<|(?:aria-label|title|alt|placeholder)=\"([^\"]+)\"")]
    private static partial Regex Piece();
}
