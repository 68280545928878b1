using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Tests.Web.Fictional;

namespace UrbGrade.Tests.Web.Formats;

public sealed class ReaderZoneTests
{
    [Theory]
    [InlineData("staff", "/app/campaigns")]
    [InlineData("operator", "/ops/limits")]
    public async Task Half_past_midnight_of_the_first_is_not_the_last_day_of_the_month_before(string who, string path)
    {
        await using var host = await PageHost.Start();
        host.District.Tenant = new TenantInfo(2, "20", "Sant Fictici", "ES", FictionalDistrict.TimeZone, "EUR", true, false, null, TenantBrand.Plain);

        // 23:30 UTC on the last day of the year.
        host.MoveClock(TimeSpan.FromHours(15.5));
        using var visitor = new PageClient(host.Address);
        await visitor.SignIn(who);
        var page = await visitor.Read(path);

        Assert.Contains("value=\"2020-01-01\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"2019-12-31\"", page, StringComparison.Ordinal);
    }
}
