namespace UrbGrade.Tests.Web.Operations;

public sealed class UploadsPageTests(PageHostFixture pages) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task Who_sends_beside_a_sites_gateway_is_named_below_its_days()
    {
        using var visitor = await pages.SignedIn("operator");

        Assert.Contains("Also sends: CN=trial of a partner, last receipt 12 hours ago", await visitor.Read("/ops"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_day_was_said_to_be_delivered_while_batches_waited_at_the_gateway()
    {
        await using var host = await PageHost.Start();
        host.District.IsWaitedFor = true;
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("operator");
        var page = await visitor.Read("/ops");

        Assert.Contains("batches wait at the gateway of 1 of 1 sites", page, StringComparison.Ordinal);
        Assert.DoesNotContain("All clear", page, StringComparison.Ordinal);
    }
}
