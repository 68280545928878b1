using System.Globalization;

namespace UrbGrade.Web.Formats;

/// <summary>How the languages write days and shares, where the tables of the operating system differ between versions or leave a choice.</summary>
internal static class Conventions
{
    private const string Space = "\u00a0";

    private static string Language => CultureInfo.CurrentCulture.TwoLetterISOLanguageName;

    /// <summary>A civil day: <c>2013/10/27</c> in Basque, <c>27/10/2013</c> in Spanish and Catalan, <c>27.10.2013</c> in Danish. English
    /// spells the month, as its readers do not agree which number is the day.</summary>
    public static string DayPattern => Language switch
    {
        "eu" => "yyyy'/'MM'/'dd",
        "es" or "ca" => "dd'/'MM'/'yyyy",
        "da" => "dd'.'MM'.'yyyy",
        _ => "d MMM yyyy",
    };

    /// <summary>A calendar month: <c>octubre de 2013</c> in Spanish, <c>octubre del 2013</c> in Catalan, <c>2013ko urria</c> in Basque.</summary>
    public static string Month(DateOnly month) => Language switch
    {
        "es" => month.ToString("MMMM 'de' yyyy", CultureInfo.CurrentCulture),
        "ca" => BareMonth(month.ToString("MMMM 'del' yyyy", CultureInfo.CurrentCulture)),
        "eu" => BasqueMonth(month),
        _ => month.ToString("MMMM yyyy", CultureInfo.CurrentCulture),
    };

    /// <summary>When something was: <c>in October 2013</c>, <c>a l'octubre del 2013</c> and <c>al juny del 2013</c>, <c>2013ko urrian</c>.</summary>
    public static string InMonth(DateOnly month) => Language switch
    {
        "es" => $"en {Month(month)}",
        "ca" => Month(month)[0] is 'a' or 'o' ? $"a l'{Month(month)}" : $"al {Month(month)}",
        "eu" => BasqueInside(BasqueMonth(month)),
        "da" => $"i {Month(month)}",
        _ => $"in {Month(month)}",
    };

    /// <summary>When something was: <c>in 2013</c>, <c>el 2013</c> in Catalan, <c>2013. urtean</c> in Basque.</summary>
    public static string InYear(string year) => Language switch
    {
        "es" => $"en {year}",
        "ca" => $"el {year}",
        "eu" => $"{year}. urtean",
        "da" => $"i {year}",
        _ => $"in {year}",
    };

    /// <summary>As a sentence begins.</summary>
    public static string Begin(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    /// <summary>The sign of per cent about a number: <c>% 42,5</c> in Basque, <c>42,5 %</c> in Spanish, Catalan and Danish, <c>42.5%</c> in English.</summary>
    public static string PerCent(string number) => Language switch
    {
        "eu" => $"%{Space}{number}",
        "es" or "ca" or "da" => $"{number}{Space}%",
        _ => $"{number}%",
    };

    // The tables leave it to the reader how the year sounds: 2013(e)ko. It ends as its last number does: bat, bost and hamar want the e.
    private static string BasqueMonth(DateOnly month)
    {
        var isLong = (month.Year % 10, month.Year / 10 % 2) is (5, _) or (0, 1) or (1, 0);
        return $"{month.Year}{(isLong ? "eko" : "ko")} {month.ToString("MMMM", CultureInfo.CurrentCulture)}";
    }

    // urria, urrian; apirila, apirilean.
    private static string BasqueInside(string month)
    {
        var stem = month.EndsWith('a') ? month[..^1] : month;
        return stem + (stem[^1] is 'i' or 'o' or 'u' ? "an" : "ean");
    }

    // The tables know the name within a date only: d’octubre, de gener.
    private static string BareMonth(string text) =>
        text.StartsWith("d’", StringComparison.Ordinal) ? text[2..] : text.StartsWith("de ", StringComparison.Ordinal) ? text[3..] : text;
}
