using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Gis;
using UrbGrade.Modules.Gis.Import;
using UrbGrade.Modules.Quantification.Domain.Formulas;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Formats;
using UrbGrade.Web.Shell;
using UrbGrade.Web.Texts;

namespace UrbGrade.Tests.Web.Texts;

/// <summary>Whatever a module refuses with a code has a text; that all languages have it is held by the build.</summary>
public sealed partial class RefusalTextTests
{
    private static readonly string[] Sources = ["UrbGrade.Modules", "UrbGrade.Bus", "UrbGrade.Web"];

    [Fact]
    public void Every_code_has_a_text_that_asks_for_no_more_than_the_values_there_are()
    {
        var (texts, codes) = (Texts(), Codes());

        Assert.InRange(codes.Count, 100, 1000);
        Assert.Empty(codes.Keys.Except(texts.Keys).Order());
        Assert.Empty(texts.Keys.Where(key => !key.StartsWith("Other", StringComparison.Ordinal)).Except(codes.Keys).Order());
        Assert.Empty(codes.Where(code => Places(texts[code.Key]) > code.Value).Select(code => code.Key));
    }

    [Theory]
    [InlineData("en", "The password has 3 characters; allowed are 12 to 128.")]
    [InlineData("es", "La contraseña tiene 3 caracteres; se admiten de 12 a 128.")]
    [InlineData("ca", "La contrasenya té 3 caràcters; se n'admeten de 12 a 128.")]
    [InlineData("eu", "Pasahitzak 3 karaktere ditu; 12 eta 128 artean onartzen dira.")]
    [InlineData("da", "Adgangskoden har 3 tegn; tilladt er 12 til 128.")]
    public void A_refusal_is_told_in_the_readers_language_and_in_English_to_everybody_else(string language, string expected)
    {
        var result = new AdministrationResult(
            AdministrationOutcome.Invalid, new Refusal("Password.Length", $"The password has {3} characters; allowed are {12} to {128}."));

        Assert.Equal(expected, In(language, () => TestTexts.Of<RefusalText>().Of(result)));
        Assert.Equal("The password has 3 characters; allowed are 12 to 128.", result.Detail);
    }

    [Fact]
    public void Days_within_a_refusal_are_written_as_its_language_writes_them()
    {
        var day = new DateOnly(2026, 3, 29);
        var refusal = new Refusal("Intervention.Day", $"It was done on {day:yyyy-MM-dd}; allowed are days from {day:yyyy-MM-dd} to today.");

        Assert.Equal("Egin zeneko eguna: 2026/03/29; 2026/03/29 eta gaur arteko egunak onartzen dira.", In("eu", () => TestTexts.Of<RefusalText>().Of(refusal)));
        Assert.Equal("It was done on 2026-03-29; allowed are days from 2026-03-29 to today.", refusal.Text);
    }

    [Fact]
    public void What_has_no_code_and_what_says_nothing_is_introduced_in_the_readers_language()
    {
        var texts = TestTexts.Of<RefusalText>();

        Assert.Equal("No se ha aceptado: It is no node.", In("es", () => texts.Of(new Refusal(null, $"It is no node."))));
        Assert.Equal("Det findes ikke længere.", In("da", () => texts.Of(new AdministrationResult(AdministrationOutcome.NotFound))));
        Assert.Null(texts.Of(new AdministrationResult(AdministrationOutcome.Done)));
    }

    [Theory]
    [InlineData("es", "línea 3: lon es «far»; debe ser un número.")]
    [InlineData("ca", "línia 3: lon és «far»; ha de ser un nombre.")]
    [InlineData("eu", "3. lerroa: lon zutabean «far» dago; zenbaki bat behar da.")]
    [InlineData("da", "linje 3: lon er »far«; det skal være et tal.")]
    public void A_bad_line_of_a_file_is_told_in_the_readers_language(string language, string expected)
    {
        var file = new PlaceFile("lamps.csv", "code;lon;lat\nL3;2.1;41.4\nL4;far;41.4\n"u8.ToArray(), "S1", PlaceKind.LightPoint);
        var problem = Assert.Single(PlaceReading.Of(file).Problems);
        var texts = TestTexts.Of<RefusalText>();

        Assert.Equal(expected, In(language, () => $"{texts.Of(problem.Where)}: {texts.Of(problem.What)}"));
    }

    [Theory]
    [InlineData("es", "La fórmula acaba donde debería ir un número, un nombre o «(» (carácter 9)")]
    [InlineData("eu", "Formula amaitu egiten da, eta hau beharko luke: zenbaki bat, izen bat edo «(» (9. karakterean)")]
    public void What_is_wrong_with_a_formula_is_told_in_the_readers_language(string language, string expected)
    {
        var problem = new FormulaLinks([("aaa", "energy +", "kW.h")], new FormulaNames("EUR")).ProblemOf("aaa")!;

        Assert.Equal(expected, In(language, () => TestTexts.Of<RefusalText>().Of(problem)));
    }

    [Fact]
    public void No_text_of_a_refusal_repeats_what_a_library_said_except_as_its_words()
    {
        var said = Sources.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => SaidAlone().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToList();

        Assert.Empty(said);
    }

    private static string? In(string language, Func<string?> say)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(Languages.Cultures[language]), new CultureInfo(Languages.Cultures[language]));
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private static Dictionary<string, string> Texts() => XDocument.Load(Path.Combine(Checkout.Root, "UrbGrade.Web", "Texts", "RefusalText.resx")).Root!.Elements("data")
        .ToDictionary(entry => entry.Attribute("name")!.Value, entry => entry.Element("value")!.Value);

    /// <summary>Each code of the sources with the fewest values that it is given anywhere.</summary>
    private static Dictionary<string, int> Codes() => Sources
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText).SelectMany(source => Code().Matches(source).Select(code => (code.Groups[1].Value, Values: Values(source, code.Index + code.Length))))
        .GroupBy(code => code.Value).ToDictionary(code => code.Key, code => code.Min(one => one.Values));

    /// <summary>How many values stand in an interpolated string.</summary>
    /// <param name="at">Behind its opening quotation mark.</param>
    private static int Values(string source, int at)
    {
        var (values, depth) = (0, 0);
        for (var i = at; depth > 0 || source[i] != '"'; i++)
        {
            if (depth == 0 && source[i..].StartsWith("{{", StringComparison.Ordinal))
                i++;
            else if (source[i] == '{' && depth++ == 0)
                values++;
            else if (source[i] == '}' && depth > 0)
                depth--;
        }

        return values;
    }

    private static int Places(string text) => Place().Matches(text).Select(place => int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) + 1).DefaultIfEmpty().Max();

    [GeneratedRegex(@"(?:Refused\.\w+|new Refusal|new RefusedException|Refusal \w+ = new)\(\s*""(\w+\.\w+)"",\s*\$""")]
    private static partial Regex Code();

    /// <summary>A refusal whose only words are an exception's.</summary>
    [GeneratedRegex(@"(?:Refused\.\w+|new Refusal|new RefusedException)\(\s*""(?!Text\.Unstorable)(\w+\.\w+)"",\s*\$""\{\w+\.Message\}""")]
    private static partial Regex SaidAlone();

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Place();
}
