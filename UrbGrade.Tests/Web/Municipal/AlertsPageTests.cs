namespace UrbGrade.Tests.Web.Municipal;

public sealed class AlertsPageTests(PageHostFixture pages) : IClassFixture<PageHostFixture>
{
    [Theory]
    [InlineData("en", "Rests: the account that gets it or asked for it is locked.")]
    [InlineData("da", "Hviler: kontoen, der får advarslerne eller oprettede reglen, er spærret.")]
    public async Task A_rule_whose_account_is_locked_says_that_it_rests(string language, string said)
    {
        using var visitor = await pages.SignedIn("staff");
        using var chosen = await visitor.Get($"/account/language?to={language}&return=%2F");

        Assert.Contains(said, System.Net.WebUtility.HtmlDecode(await visitor.Read("/app/alerts")), StringComparison.Ordinal);
    }
}
