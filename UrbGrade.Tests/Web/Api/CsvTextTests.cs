using System.Globalization;
using System.Text;
using UrbGrade.Web.Api;

namespace UrbGrade.Tests.Web.Api;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("+34 600", "'+34 600")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@sum(1)", "'@sum(1)")]
    [InlineData("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0")]
    public void Text_that_a_spreadsheet_would_run_is_made_harmless(string cell, string expected) =>
        Assert.Equal($"name\r\n{expected}\r\n", Write(cell));

    [Theory]
    [InlineData("-1")]
    [InlineData("+34600")]
    [InlineData("@north-2")]
    public void A_code_reaches_programs_as_it_is(string code) => Assert.Equal($"name\r\n{code}\r\n", Write(code));

    [Theory]
    [InlineData("a;=1+1", "a;'=1+1")]
    [InlineData("a,=1+1", "a,'=1+1")]
    [InlineData("a;\"=1+1", "a;\"'=1+1")]
    [InlineData("a\n@sum(1)", "a\n'@sum(1)")]
    [InlineData("a;-2+3+cmd|' /C calc'!A0", "a;'-2+3+cmd|' /C calc'!A0")]
    [InlineData("[2.1,-3.2]", "[2.1,-3.2]")]
    [InlineData("a; -x", "a; -x")]
    [InlineData("-1", "'-1")]
    public void Text_that_only_the_spreadsheets_of_some_country_would_run_was_a_formula(string cell, string expected) =>
        Assert.Equal(expected, CsvText.Harmless(cell));

    [Fact]
    public void Commas_quotes_and_line_breaks_are_quoted() =>
        Assert.Equal("name\r\n\"a, \"\"b\"\"\nc\"\r\n", Write("a, \"b\"\nc"));

    [Fact]
    public void Numbers_have_a_decimal_point_in_every_language_and_may_be_negative()
    {
        CultureInfo.CurrentCulture = new CultureInfo("es-ES");

        Assert.Equal("name\r\n-1.5\r\n", Write(-1.5));
    }

    [Fact]
    public void A_missing_value_is_an_empty_cell_and_no_zero() => Assert.Equal("name\r\n\r\n", Write(null));

    private static string Write(object? cell)
    {
        var csv = new CsvText("name");
        csv.Row(cell);
        return Encoding.UTF8.GetString(csv.Bytes());
    }
}
