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
    public async Task A_month_without_readings_says_so_and_an_empty_town_too()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        host.District.IsEmpty = true;

        Assert.Contains("There are no places yet", await visitor.Read("/app/compare"), StringComparison.Ordinal);
    }
}
