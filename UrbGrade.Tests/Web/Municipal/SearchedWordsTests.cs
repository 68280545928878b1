using System.Globalization;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class SearchedWordsTests
{
    [Theory]
    [InlineData("Forn de la Plaça", "placa FORN", true)]
    [InlineData("Forn de la Plaça", "  forn ", true)]
    [InlineData("Forn de la Plaça", "forn carrer", false)]
    [InlineData("Kalundborg Gård", "kalund", true)]
    public void A_name_is_found_by_parts_of_its_words_in_any_order_whatever_case_and_accents(string name, string text, bool isFound)
    {
        CultureInfo.CurrentCulture = new CultureInfo("ca-ES");

        Assert.Equal(isFound, SearchedWords.AreIn(SearchedWords.Of(text), name));
    }

    [Fact]
    public void Each_word_may_be_in_another_name_of_one_thing() => Assert.True(SearchedWords.AreIn(SearchedWords.Of("block 08019"), "Block", "0801901001"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_text_without_words_has_none(string? text) => Assert.Empty(SearchedWords.Of(text));
}
