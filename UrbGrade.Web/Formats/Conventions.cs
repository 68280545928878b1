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

    /// <summary>A calendar month: <c>octubre de 2013</c> in Spanish, <c>octubre del 2013</c> in Catalan, <c>2013(e)ko urria</c> in Basque.</summary>
    public static string Month(DateOnly month) => Language switch
    {
        "es" => month.ToString("MMMM 'de' yyyy", CultureInfo.CurrentCulture),
        "ca" => BareMonth(month.ToString("MMMM 'del' yyyy", CultureInfo.CurrentCulture)),
        "eu" => month.ToString("Y", CultureInfo.CurrentCulture),
        _ => month.ToString("MMMM yyyy", CultureInfo.CurrentCulture),
    };

    /// <summary>The sign of per cent about a number: <c>% 42,5</c> in Basque, <c>42,5 %</c> in Spanish, Catalan and Danish, <c>42.5%</c> in English.</summary>
    public static string PerCent(string number) => Language switch
    {
        "eu" => $"%{Space}{number}",
        "es" or "ca" or "da" => $"{number}{Space}%",
        _ => $"{number}%",
    };

    // The tables know the name within a date only: d’octubre, de gener.
    private static string BareMonth(string text) =>
        text.StartsWith("d’", StringComparison.Ordinal) ? text[2..] : text.StartsWith("de ", StringComparison.Ordinal) ? text[3..] : text;
}
