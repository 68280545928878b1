using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Municipal;

namespace UrbGrade.Tests.Web.Municipal;

public sealed class StaleReadingsTests : BunitContext
{
    public StaleReadingsTests()
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo("en-GB"), new CultureInfo("en"));
        Services.AddLocalization();
        Services.AddOptions();
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(When.Instant("2026-03-10T09:00:00Z")));
    }

    [Theory]
    [InlineData("2026-03-06T23:00:00Z", 1200, "Newer ones are on their way. Batches that wait at the gateway: 1,200.")]
    [InlineData("2026-03-06T23:00:00Z", 0, "Nothing newer has arrived. An operator sees under Uploads what is missing.")]
    [InlineData("2026-03-09T23:00:00Z", 1200, null)]
    public void Nothing_newer_had_arrived_although_a_gateway_was_still_sending_its_history(string newest, int waiting, string? told)
    {
        var panel = Render<StaleReadings>(parameters => parameters
            .Add(one => one.LastReadingAt, (DateTimeOffset?)When.Instant(newest)).Add(one => one.TimeZone, "Europe/Madrid").Add(one => one.Waiting, waiting));

        Assert.Equal(told, panel.FindAll(".state p") is [.., var last] ? last.TextContent : null);
    }
}
