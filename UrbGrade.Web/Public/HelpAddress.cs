using System.Globalization;

namespace UrbGrade.Web.Public;

/// <summary>Addresses of help and statements in the reader's language.</summary>
internal static class HelpAddress
{
    /// <summary>The page of that name, as <c>/en/privacy</c>.</summary>
    public static string Of(string page) => $"/{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}/{page}";

    /// <summary>A term of the glossary, as <c>/en/help#coverage</c>.</summary>
    /// <param name="term">One of <see cref="Glossary.Terms"/>.</param>
    public static string OfTerm(string term) => $"{Of("help")}#{term}";
}
