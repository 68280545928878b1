using System.Net;

namespace UrbGrade.Tests.Web.Operations;

public sealed class FailuresPageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task Causes_are_shown_with_their_notes_and_the_retry_under_way_with_its_stages()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = await visitor.Read("/ops/failures");

        Assert.Contains("System.TimeoutException: no answer within # s", page, StringComparison.Ordinal);
        Assert.Contains("the supplier is told", page, StringComparison.Ordinal);
        Assert.Contains("Items of Aggregation.RequestStored: 20", page, StringComparison.Ordinal);
        foreach (var stage in new[] { "waiting: 9", "running: 2", "done: 8", "failed again: 1" })
        {
            Assert.Contains(stage, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_noted_a_cause_or_had_it_tried_again_at_the_command_line_was_told_in_English()
    {
        using var visitor = await fixture.SignedIn("operator");
        using var chosen = await visitor.Get("/account/language?to=es&return=%2F");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/failures"));

        Assert.Contains("línea de órdenes (root)", page, StringComparison.Ordinal);
        Assert.Contains("línea de órdenes (night)", page, StringComparison.Ordinal);

        // The account keeps its language.
        using var english = await visitor.Get("/account/language?to=en&return=%2F");
    }

    [Fact]
    public async Task A_group_and_an_item_have_addresses()
    {
        using var visitor = await fixture.SignedIn("operator");

        Assert.Contains("href=\"/ops/failures/7\"", await visitor.Read("/ops/failures?group=00112233445566ff"), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/ops/failures/7\"", await visitor.Read("/ops/failures"), StringComparison.Ordinal);
        var item = await visitor.Read("/ops/failures/7");
        Assert.Contains("at Somewhere.Deep()", item, StringComparison.Ordinal);
        Assert.Contains("{&quot;rawRequestId&quot;:902}", item, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenant_sees_no_failure()
    {
        using var visitor = await fixture.SignedIn("other");

        Assert.DoesNotContain("TimeoutException", await visitor.Read("/ops/failures?group=00112233445566ff"), StringComparison.Ordinal);
        using var item = await visitor.Get("/ops/failures/7");
        Assert.Equal(HttpStatusCode.NotFound, item.StatusCode);
    }
}
