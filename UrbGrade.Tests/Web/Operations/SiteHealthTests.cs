using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Operations;

namespace UrbGrade.Tests.Web.Operations;

public class SiteHealthTests
{
    private static readonly DateTimeOffset Now = When.Instant("2026-03-10T09:00:00Z");

    [Theory]
    [InlineData(12, 1, true)]
    [InlineData(0, 1, false)]
    [InlineData(12, 90, false)]
    public void A_site_whose_gateway_still_sends_its_history_is_not_called_silent(int waiting, int minutes, bool isCatchingUp)
    {
        var site = new SiteUploads(
            1, "shops", "Shops", null, "Europe/Madrid", Now.AddMinutes(-minutes), When.Instant("2025-06-01T00:00:00Z"), Now.AddDays(100),
            [new UploadDay(When.Day("2025-06-01"), UploadDayState.NotDue, 0, 0, 0, 0)], waiting, TimeSpan.Zero);

        Assert.Equal((isCatchingUp, !isCatchingUp), (SiteHealth.IsCatchingUp(site, Now), SiteHealth.NeedsAttention(site, Now)));
    }
}
