using System.Globalization;

namespace UrbGrade.Web.Municipal;

/// <summary>Words by which names are searched, in any order.</summary>
internal static class SearchedWords
{
    /// <summary>Those of a text; none of null or an empty one.</summary>
    public static string[] Of(string? text) => text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Whether each word is in one of the names, whatever case and accents.</summary>
    /// <param name="names">All of one thing, such as its name and its code.</param>
    public static bool AreIn(string[] words, params string[] names) => Array.TrueForAll(words, word => Array.Exists(names, name => IsIn(name, word)));

    private static bool IsIn(string name, string word) =>
        CultureInfo.CurrentCulture.CompareInfo.IndexOf(name, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
