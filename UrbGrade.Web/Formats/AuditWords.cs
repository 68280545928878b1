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
    private const string English = "en";

    /// <summary>Begins the keys of forms that are a part of a text, of which it may have several. Others are forms of a whole text.</summary>
    private const string Part = "Part.";

    /// <summary>What stands between the parts of a text, the wider first.</summary>
    private static readonly string[] Joints = ["; ", ", "];

    /// <summary>The one place of a form that modules fill with parts. Any other holds what people wrote, a name or a number, and is told as it
    /// stands.</summary>
    private static readonly Dictionary<string, int> PlaceOfParts = new(StringComparer.Ordinal)
    {
        ["Kept.account.First"] = 0,
        ["Kept.engagement.survey.Words"] = 0,
        ["Kept.finding.state.Noted"] = 0,
        ["Kept.intervention.Dated"] = 0,
        ["Kept.lighting.program.Version"] = 1,
        ["Kept.meter.limits.Reasoned"] = 0,
        ["Kept.meter.setting.From"] = 2,
        ["Kept.tenant.Described"] = 4,
        ["Part.retention.applied.Deleted"] = 1,
    };

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

        // Whole first: what people wrote at the end of a text may hold what stands between parts.
        return Filled(known, isPart: false, text, texts) ?? InParts(known, text, texts);
    }

    /// <summary>The language of what is told where it is not the page's.</summary>
    public static string? LanguageOf(string? told, string? text) => told == text ? English : null;

    private static string InParts(List<Pattern> known, string text, IStringLocalizer<AuditText> texts) =>
        Array.Find(Joints, one => text.Contains(one, StringComparison.Ordinal)) is { } joint
            ? string.Join(joint, text.Split(joint).Select(part => InParts(known, part, texts)))
            : Filled(known, isPart: true, text, texts) ?? text;

    /// <summary>A text, or a part of one, by the form that it has; null when it has none.</summary>
    private static string? Filled(List<Pattern> known, bool isPart, string text, IStringLocalizer<AuditText> texts)
    {
        foreach (var pattern in known.Where(one => one.IsPart == isPart))
        {
            if (pattern.Form.Match(text) is { Success: true } match)
            {
                var parts = PlaceOfParts.GetValueOrDefault(pattern.Key, -1);
                return texts[
                    pattern.Key,
                    [.. match.Groups.Values.Skip(1).Select((place, at) => (object)(at == parts ? InParts(known, place.Value, texts) : place.Value))]];
            }
        }

        return null;
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
            key, key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..key.LastIndexOf('.')], text,
            new Regex(
                @"\A" + EscapedPlace().Replace(Regex.Escape(text), "(.*?)") + @"\z",
                RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant));

        public bool IsPart => Key.StartsWith(Part, StringComparison.Ordinal);

        public bool IsOf(string what) =>
            what.StartsWith(Kind, StringComparison.Ordinal) && (what.Length == Kind.Length || what[Kind.Length] == '.');
    }
}
