namespace UrbGrade.Tests.Web.Municipal;

public sealed class ComparePageTests
{
    [Fact]
    public async Task Few_places_are_ranked_without_a_benchmark_and_go_to_a_plan_or_a_file()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        var page = await visitor.Read("/app/compare?by=Energy");

        Assert.Contains("Who is out of line?", page, StringComparison.Ordinal);
        Assert.Contains("Baker&#x27;s on the Corner", page, StringComparison.Ordinal);
        Assert.Contains("at least 8", page, StringComparison.Ordinal);
        Assert.Contains("action=\"/app/plan\"", page, StringComparison.Ordinal);
        Assert.Contains("Needle &amp; Thread", page[page.IndexOf("id=\"left\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.StartsWith(
            "rank,asset,name,kind,carrier,compared_by,value,median,standing,", await visitor.Read("/api/compare.csv?by=Energy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_which_places_are_compared_and_keeps_it_in_the_address()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");

        // No two of the town's shops are of one kind.
        var all = await visitor.Read("/app/compare?by=Energy");
        Assert.Contains("Places of all kinds stand in one ranking here", all, StringComparison.Ordinal);
        Assert.Contains("kind=bakery&amp;by=Energy", all, StringComparison.Ordinal);
        var bakeries = await visitor.Read("/app/compare?by=Energy&kind=bakery");
        Assert.Contains("Only places of one kind are compared with each other: ", bakeries, StringComparison.Ordinal);
        Assert.Contains("kind=all&amp;by=Energy", bakeries, StringComparison.Ordinal);
        Assert.Contains("/api/compare.csv?", bakeries, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour Books", bakeries, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_without_readings_says_so_and_an_empty_town_too()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        host.District.IsEmpty = true;

        Assert.Contains("There are no places yet", await visitor.Read("/app/compare"), StringComparison.Ordinal);
    }
}
