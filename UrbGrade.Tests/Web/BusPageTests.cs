using System.Net;

namespace UrbGrade.Tests.Web;

public sealed class BusPageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task It_shows_age_throughput_critical_time_and_what_is_decided()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/bus"));

        Assert.All(
            ["Event handled by Quantification", "queue age 800\u00a0ms", "41.5", "3.2\u00a0s", "at most 75\u00a0s", "Tenant 20: Rests for", "Tenant 20: At most 600 a minute", "worker-1/4711"],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_limit_a_redirection_and_the_end_of_a_rest_are_decided_here_too()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/bus"));

        Assert.All(
            ["Limit or redirect Quantification.ReadingsChanged in Baseload", "End the rest of Quantification.ReadingsChanged in Quantification"],
            label => Assert.Contains($"aria-label=\"{label}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Work_of_a_module_without_a_process_stands_out()
    {
        using var visitor = await fixture.SignedIn("operator");

        Assert.Contains("No process works for Baseload", await visitor.Read("/ops/bus"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_nobody_works_off_any_more_is_archived_here_and_stand_ins_are_told_apart()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/bus?contract=Post.SendLetter"));

        Assert.All(
            ["Left by Post", "Worked off by nobody", "aria-label=\"Archive what waits of Post.SendLetter in Post\"",
            "Courier (20) stands in", "Stand-ins: Courier (20)"],
            text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.DoesNotContain("Archive what waits of Quantification.ReadingsChanged", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schemas_of_a_contract_have_an_address()
    {
        using var visitor = await fixture.SignedIn("operator");

        Assert.Contains("Handled by: Baseload (20), Quantification", await visitor.Read("/ops/bus?contract=Quantification.ReadingsChanged"), StringComparison.Ordinal);
        Assert.DoesNotContain("as JSON schema", await visitor.Read("/ops/bus?contract=Nothing"), StringComparison.Ordinal);
    }
}
