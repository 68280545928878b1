using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class FindingPagesTests
{
    [Fact]
    public async Task The_first_page_tells_what_needs_attention_and_what_it_costs()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        var page = await visitor.Read("/app");

        Assert.Contains("What needs attention this week?", page, StringComparison.Ordinal);
        Assert.Contains("Lamps burned 5 hours with the sun up and used 21.0", page, StringComparison.Ordinal);
        Assert.Contains("1,234", page, StringComparison.Ordinal);
        Assert.Contains("2 series with less than 28 days", page, StringComparison.Ordinal);
        Assert.Contains("What false alarms taught", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_has_a_page_with_all_its_words()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        foreach (var kind in Enum.GetValues<FindingKind>())
        {
            var page = await visitor.Read($"/app/findings/{(int)kind}");
            Assert.DoesNotMatch("(Say|Do|How|Kind|State|Trace)\\.[A-Z]", page);
        }
    }

    [Fact]
    public async Task Evidence_and_list_are_handed_out()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");

        Assert.StartsWith("at,measured,expected\r\n2019-12-20T06:00:00Z,0,12\r\n", await visitor.Read("/api/findings/1/evidence.csv"), StringComparison.Ordinal);
        Assert.Contains(",DayBurning,The Blue Chair (477),2019-12-20T06:00:00Z,", await visitor.Read("/api/findings.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_night_the_page_says_when_it_begins()
    {
        await using var host = await PageHost.Start();
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn("staff");
        host.District.IsEmpty = true;

        Assert.Contains("Readings were not looked through yet", await visitor.Read("/app"), StringComparison.Ordinal);
    }
}
