using System.Net;
using System.Text.RegularExpressions;
using UrbGrade.Web.Formats;

namespace UrbGrade.Tests.Web;

/// <summary>A town with hundreds of places, people or certificates reads them fifty at a time.</summary>
public sealed partial class LongListsTests
{
    [Theory]
    [InlineData("staff", "/app/places", "data-pin=\"\\d+\"")]
    [InlineData("staff", "/app/compare?kind=all", "name=\"asset\" value=\"\\d+\"")]
    [InlineData("staff", "/app/map", "data-area=\"\\d+\"")]
    [InlineData("staff", "/app/campaigns", "<td><a href=\"/v/")]
    [InlineData("staff", "/app?state=open", "href=\"/app/findings/\\d+\"")]
    [InlineData("staff", "/app/quality?month=2019-12", "role=\"rowheader\"")]
    [InlineData("staff", "/app/forecasts?text=Shop", "href=\"/app/forecasts/\\d+\"")]
    [InlineData("operator", "/ops/meters?site=2", "href=\"/app/asset/4\"")]
    [InlineData("operator", "/ops/limits?meter=477", "aria-label=\"Change: 477")]
    [InlineData("operator", "/ops/batch/902", "<th scope=\"row\" class=\"number\">\\d+")]
    [InlineData("admin", "/admin/certificates", "<th scope=\"row\">")]
    public async Task Hundreds_of_rows_came_in_one_page(string who, string path, string row)
    {
        await using var host = await PageHost.Start();
        host.District.Copies = 120;
        var known = host.Tenants.Certificates;
        var valid = known[1];
        known.AddRange(Enumerable.Range(0, 120).Select(copy => valid with { CertificateId = 1000 + copy, Thumbprint = $"{copy:0000}{new string('c', 60)}" }));
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn(who);

        var first = WebUtility.HtmlDecode(await visitor.Read(path));
        Assert.Equal(PagePart.Length, Regex.Count(first, row));
        Assert.Matches("[^\\d]1 to 50 of \\d+", first);
        Assert.DoesNotContain("← Previous", first, StringComparison.Ordinal);
        var next = NextLink().Match(first).Groups[1].Value;
        Assert.All(path.Split('?', '&')[1..], filter => Assert.Contains(filter, next, StringComparison.Ordinal));
        var second = WebUtility.HtmlDecode(await visitor.Read(next));
        Assert.InRange(Regex.Count(second, row), 1, PagePart.Length);
        Assert.Matches("51 to \\d+ of \\d+", second);
        Assert.Matches("<a [^>]*href=\"[^\"]*[?&]page=1\">← Previous", second);
    }

    [Theory]
    [InlineData(null, 0, 0, 0)]
    [InlineData("1", 50, 0, 50)]
    [InlineData("2", 51, 50, 51)]
    [InlineData("9", 120, 100, 120)]
    [InlineData("-1", 120, 0, 50)]
    [InlineData("many", 120, 0, 50)]
    public void A_page_that_there_is_none_of_shows_the_nearest(string? page, int count, int first, int end)
    {
        var part = PagePart.Of(page, count);

        Assert.Equal((first, end), (part.First, part.End));
        Assert.Equal(Enumerable.Range(first, end - first), part.Rows(Enumerable.Range(0, count)));
    }

    [GeneratedRegex("<a [^>]*href=\"([^\"]*[?&]page=2)\">Next →")]
    private static partial Regex NextLink();
}
