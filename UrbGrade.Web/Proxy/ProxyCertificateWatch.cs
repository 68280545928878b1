using System.Security.Cryptography.X509Certificates;
using UrbGrade.Bus.Contracts.Core;

namespace UrbGrade.Web.Proxy;

/// <summary>Tells once a day that the proxy's certificate ends: a proxy has no audit, and the platform behind it does not see what it serves with.</summary>
internal sealed partial class ProxyCertificateWatch(X509Certificate2 own, TimeProvider clock, ILogger<ProxyCertificateWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            var end = new DateTimeOffset(own.NotAfter.ToUniversalTime());
            var days = (int)Math.Floor((end - clock.GetUtcNow()).TotalDays);
            if (days <= ExpiryNotice.DaysBefore[^1])
                LogEnds(own.Subject, end, days);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(EventId = 6103, Level = LogLevel.Warning,
        Message = "The proxy's certificate {Subject} ends at {End:u}, {Days} days from now; browsers and gateways refuse the proxy then. Give it a new one and start it again")]
    private partial void LogEnds(string subject, DateTimeOffset end, int days);
}
