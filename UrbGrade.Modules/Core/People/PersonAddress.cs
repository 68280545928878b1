using System.Text.Json;
using System.Text.RegularExpressions;
using UrbGrade.Modules.Core.Accounts;

namespace UrbGrade.Modules.Core.People;

/// <summary>An e-mail address where it stands in a text: whole, in any case, never as a part of a longer one.</summary>
internal sealed class PersonAddress
{
    /// <summary>Inside of JSON quotation marks, apostrophes, angle brackets and line ends are escaped.</summary>
    private const string Before = """(?<=^|[\s@,;:()<>"'=\[\]{}]|\\u00(?:22|27|3[CE]|0[9AD])|\\[nrt])""";

    private const string After = """(?!\.?-*[\p{L}\p{N}])""";

    private readonly Regex whole;

    public PersonAddress(string email)
    {
        Forms = [.. ((string[])[email, email.ToLowerInvariant(), AccountRows.Normal(email), JsonEncodedText.Encode(email).Value]).Distinct()];
        whole = new Regex(
            $"{Before}(?:{string.Join('|', Forms.Select(Regex.Escape))}){After}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>The spellings that a database can look for.</summary>
    public IReadOnlyList<string> Forms { get; }

    public bool IsIn(string text) => whole.IsMatch(text);

    /// <param name="by">Stands in the place of the address; letters, digits and hyphens.</param>
    public string Replace(string text, string by) => whole.Replace(text, by);
}
