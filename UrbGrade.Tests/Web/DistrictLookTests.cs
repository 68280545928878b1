using System.Text.RegularExpressions;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Web;

/// <summary>What a tenant's public pages look like and speak.</summary>
public sealed partial class DistrictLookTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/d/20")]
    [InlineData("/v/0penp0st")]
    [InlineData("/s/0penf0rm")]
    [InlineData("/street/20/Carrer%20Fictici")]
    public async Task A_code_at_a_post_led_to_a_page_in_the_platforms_look_and_in_languages_that_the_tenant_does_not_offer(string path)
    {
        await using var host = await PageHost.Start();
        host.District.Tenant = new TenantInfo(
            2, "20", "Sant Fictici", "ES", FictionalDistrict.TimeZone, "EUR", true, false, null, new TenantBrand(null, "#8b1a1a", "#ffb4a8", ["ca", "es"], "ca"));
        using var visitor = new PageClient(host.Address);

        var page = await visitor.Read(path);
        Assert.Contains("<html lang=\"ca\"", page, StringComparison.Ordinal);
        Assert.Contains("<style>:root { --accent: light-dark(#8b1a1a, #ffb4a8)", page, StringComparison.Ordinal);
        Assert.Equal(["ca", "es"], OfferedLanguage().Matches(page).Select(match => match.Groups[1].Value));
        Assert.Equal(["ca", "es"], OfferedLanguage().Matches(await visitor.Read("/es" + path.TrimEnd('/'))).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task The_districts_of_others_and_addresses_of_nothing_keep_the_platforms_look()
    {
        await using var host = await PageHost.Start();
        host.District.Tenant = new TenantInfo(
            2, "20", "Sant Fictici", "ES", FictionalDistrict.TimeZone, "EUR", true, false, null, new TenantBrand(null, "#8b1a1a", "#ffb4a8", ["ca", "es"], "ca"));
        using var visitor = new PageClient(host.Address);

        Assert.DoesNotContain("#8b1a1a", await visitor.Read("/d/30"), StringComparison.Ordinal);
        using var unknown = await visitor.Get("/v/n0p1ace0");
        Assert.Contains("<html lang=\"en\"", await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [GeneratedRegex("class=\"header-link\" href=\"/account/language[^\"]*\" lang=\"([a-z]+)\"")]
    private static partial Regex OfferedLanguage();
}
