using System.Net;

namespace UrbGrade.Tests.Web.Operations;

public sealed class LimitsPageTests(PageHostFixture fixture) : IClassFixture<PageHostFixture>
{
    [Fact]
    public async Task What_a_limit_is_about_is_chosen_by_its_name_and_not_by_its_code()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/limits"));

        Assert.Matches("<option value=\"temperature_in\"[^>]*>Temperature inside</option>", page);
        Assert.Matches("<option value=\"voltage\"[^>]*>Voltage</option>", page);
        Assert.DoesNotContain(">temperature_in<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_of_a_limit_said_no_unit()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/limits"));

        Assert.Contains("<label for=\"limit-most\">Not believed above, kWh</label>", page, StringComparison.Ordinal);
        Assert.Contains("<label for=\"limit-review\">For review above, kWh</label>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_of_ten_kilowatts_and_more_were_written_in_powers_of_ten()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = WebUtility.HtmlDecode(await visitor.Read("/ops/limits"));

        Assert.Contains(">11,650\u00a0W<", page, StringComparison.Ordinal);
        Assert.Contains(">9,870\u00a0W<", page, StringComparison.Ordinal);
        Assert.Contains(">12.5\u00a0kWh<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_no_meter_matches_says_so_and_not_that_nothing_was_learned()
    {
        using var visitor = await fixture.SignedIn("operator");
        var page = await visitor.Read("/ops/limits?meter=999");

        Assert.Contains("No meter with limits contains this", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was learned yet", page, StringComparison.Ordinal);
        Assert.Matches("<form class=\"filter\" method=\"get\" action=\"/ops/limits\"", page);
    }
}
