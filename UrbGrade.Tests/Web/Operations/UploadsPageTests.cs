namespace UrbGrade.Tests.Web.Operations;

public sealed class UploadsPageTests(PageHostFixture pages) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task Who_sends_beside_a_sites_gateway_is_named_below_its_days()
    {
        using var visitor = await pages.SignedIn("operator");

        Assert.Contains("Also sends: CN=trial of a partner, last receipt 12 hours ago", await visitor.Read("/ops"), StringComparison.Ordinal);
    }
}
