using UrbGrade.Web.Shell;

namespace UrbGrade.Tests.Web.Shell;

public sealed class LanguageAddressTests
{
    [Theory]
    [InlineData("/en", "/eu")]
    [InlineData("/en?a=1", "/eu?a=1")]
    [InlineData("/en/d/20?month=2013-10#months", "/eu/d/20?month=2013-10#months")]
    [InlineData("/app/map?kind=street", "/app/map?kind=street")]
    [InlineData("/english", "/english")]
    [InlineData("/", "/")]
    public void Switching_changes_the_language_of_an_address_and_nothing_else(string address, string expected) =>
        Assert.Equal(expected, LanguageAddress.Switch(address, "eu"));

    [Theory]
    [InlineData("/", "/da")]
    [InlineData("/?a=1", "/da?a=1")]
    [InlineData("/d/20", "/da/d/20")]
    [InlineData("/ca/d/20?a=1", "/da/d/20?a=1")]
    public void Every_page_has_an_address_that_begins_with_a_language(string address, string expected) =>
        Assert.Equal(expected, LanguageAddress.Put(address, "da"));

    [Theory]
    [InlineData("/eu", "/")]
    [InlineData("/eu/help", "/help")]
    [InlineData("/help", "/help")]
    public void And_one_without(string address, string expected) => Assert.Equal(expected, LanguageAddress.Plain(address));
}
