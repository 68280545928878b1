using System.Net;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Web.Operations;

public sealed class FlowPageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task A_batch_is_followed_from_station_to_station_to_the_work_that_holds_it_up()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = await visitor.Read($"/ops/flow/{FictionalFlows.Conversation}");

        string[] inOrder = ["Gateway", "Aggregation", "left out: 1", "Quantification", "Indicators", "still to compute: 4", "no factors for the fictional country", "Weeks, months, years", "Profiles", "still to make anew: 4", "Baseload", "no prices for the fictional country"];
        Assert.Equal(inOrder, inOrder.OrderBy(text => page.IndexOf(text, page.IndexOf("class=\"flow\"", StringComparison.Ordinal), StringComparison.Ordinal)));
        Assert.All(inOrder, text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Contains("href=\"/ops/failures/7\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/ops/batch/902\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other", FictionalFlows.Conversation)]
    [InlineData("operator", "nobody")]
    public async Task What_is_not_the_tenants_is_not_there(string who, string conversation)
    {
        using var visitor = await fixture.SignedIn(who);
        using var response = await visitor.Get($"/ops/flow/{conversation}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
