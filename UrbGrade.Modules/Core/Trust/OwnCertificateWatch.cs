using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>Looks every hour at the certificate that this process serves with, where it does no work itself: a worker elsewhere looks at
/// all others and does not have this one.</summary>
internal sealed partial class OwnCertificateWatch(
    ExpiryNotices notices, ICommitQueue commits, PlatformRole role, TimeProvider clock, ILogger<OwnCertificateWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Gives the notice that is due, once.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        if (await notices.DueOwn(cancellation) is { } notice)
        {
            await commits.Commit(
                session =>
                {
                    notices.Give(session, notice);
                    return true;
                },
                cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!role.ServesRequests || role.DoesWork)
        {
            return;
        }

        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception failure)
            {
                LogNotSeen(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(EventId = 1211, Level = LogLevel.Warning, Message = "The end of the platform's own certificate could not be looked at; the next look is in an hour")]
    private partial void LogNotSeen(Exception failure);
}
