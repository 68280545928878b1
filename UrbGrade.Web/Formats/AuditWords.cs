using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Formats;

/// <summary>What the audit keeps of before and after, in the reader's language. Its hashes hold the English that modules wrote, so that is known again by
/// its form, and what has none of the known ones is told as it stands.</summary>
internal static partial class AuditWords
{
    private const string Family = "Kept.";
    private const string English = "en";

    /// <summary>What stands between the parts of a text, the wider first.</summary>
    private static readonly string[] Joints = ["; ", ", "];

    /// <summary>Those with the most words of their own first.</summary>
    private static readonly Pattern[] Patterns =
    [
        .. new ResourceManager(typeof(AuditText)).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>().Select(entry => Pattern.Of((string)entry.Key, (string)entry.Value!))
            .OrderByDescending(pattern => Place().Replace(pattern.Text, "").Length),
    ];

    /// <param name="what">The kind of the line.</param>
    /// <param name="text">As the audit has it.</param>
    public static string? Of(this IStringLocalizer<AuditText> texts, string what, string? text)
    {
        if (text is null || CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English)
            return text;
        var known = Patterns.Where(pattern => pattern.IsOf(what)).ToList();
        return known.Count == 0 ? text : Told(known, text, texts);
    }

    /// <summary>The language of what is told where it is not the page's.</summary>
    public static string? LanguageOf(string? told, string? text) => told == text ? English : null;

    private static string Told(List<Pattern> known, string text, IStringLocalizer<AuditText> texts)
    {
        // A form without the joint would take several parts for one.
        var joint = Array.Find(Joints, one => text.Contains(one, StringComparison.Ordinal));
        foreach (var pattern in known)
        {
            if ((joint is null || pattern.Text.Contains(joint, StringComparison.Ordinal)) && pattern.Form.Match(text) is { Success: true } match)
                return texts[pattern.Key, [.. match.Groups.Values.Skip(1).Select(place => (object)Told(known, place.Value, texts))]];
        }

        return joint is null ? text : string.Join(joint, text.Split(joint).Select(part => Told(known, part, texts)));
    }

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\\\{[0-9]\}")]
    private static partial Regex EscapedPlace();

    /// <param name="Kind">Of lines, or what several kinds begin with.</param>
    private sealed record Pattern(string Key, string Kind, string Text, Regex Form)
    {
        // Texts are of any length, and what people write is among them: none may take the time that going back and forth in it would.
        public static Pattern Of(string key, string text) => new(
            key, key[Family.Length..key.LastIndexOf('.')], text,
            new Regex(
                @"\A" + EscapedPlace().Replace(Regex.Escape(text), "(.*?)") + @"\z",
                RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant));

        public bool IsOf(string what) =>
            what.StartsWith(Kind, StringComparison.Ordinal) && (what.Length == Kind.Length || what[Kind.Length] == '.');
    }
}
