using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Proxy;

namespace UrbGrade.Tests.Web.Proxy;

public class ProxyCertificateWatchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_certificate_that_ends_is_told_every_day_from_sixty_days_before()
    {
        using var log = new KeptLog();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var own = TestCertificates.SelfSigned("proxy");
        var clock = new FakeTimeProvider(own.NotAfter.ToUniversalTime().AddDays(-62));
        using var watch = new ProxyCertificateWatch(own, clock, factory.CreateLogger<ProxyCertificateWatch>());

        await watch.StartAsync(Cancellation);

        Assert.Empty(log.Lines);
        await Eventually.Equal(true, () => log.Lines.Count > 1, clock, TimeSpan.FromHours(6));
        await watch.StopAsync(Cancellation);
        Assert.StartsWith("6103 The proxy's certificate CN=proxy", log.Lines[0], StringComparison.Ordinal);
        Assert.Contains(" 60 days from now", log.Lines[0], StringComparison.Ordinal);
        Assert.Contains(" 59 days from now", log.Lines[1], StringComparison.Ordinal);
    }
}
