using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Asks, at the start, for all figures anew when they were computed by other definitions than those of this release, and for those of a tenant when
/// they were computed with other public holidays than it has now.</summary>
internal sealed partial class FollowDefinitions(
    IUrbGradeContexts contexts, ICommitQueue commits, StaleMarks stale, IRestDays holidays, ILogger<FollowDefinitions> logger) : IHostedService
{
    /// <summary>Counts up when figures of groups, carriers or meters, or estimates, are made in another way though no definition changes.</summary>
    private const string Ways = "ways/12 ";

    private static readonly string Definitions = Ways + string.Join(
        ' ', KpiDefinitions.All.Select(kpi => string.Create(CultureInfo.InvariantCulture, $"{kpi.Code}/{kpi.Version}")));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var tenants = await commits.Commit(Follow, cancellationToken);
        if (tenants > 0)
        {
            LogOutdated(tenants);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The wishes and the note that they were made stand together, so that they are made once, by whichever process starts first.</summary>
    /// <returns>Tenants whose figures are computed anew.</returns>
    private int Follow(IWriteSession session)
    {
        using var database = contexts.Write(TenantScope.Platform, session);
        var followed = database.Set<FollowedDefinitionsRow>().SingleOrDefault();
        var (before, now) = (FollowedHolidays.Read(followed?.Holidays ?? ""), FollowedHolidays.Of(holidays));
        var noted = now.Write();
        if (followed is not null && followed.Definitions == Definitions && followed.Holidays == noted)
        {
            return 0;
        }

        var outdated = database.Set<TenantRow>().Select(tenant => new { tenant.Id, tenant.Code, tenant.Country }).AsEnumerable()
            .Where(tenant => followed?.Definitions != Definitions || before.MarkOf(tenant.Code, tenant.Country) != now.MarkOf(tenant.Code, tenant.Country))
            .Select(tenant => tenant.Id).ToList();
        if (followed is null)
        {
            database.Add(followed = new FollowedDefinitionsRow { Definitions = Definitions });
        }

        (followed.Definitions, followed.Holidays) = (Definitions, noted);
        database.SaveChanges();
        outdated.ForEach(tenant => stale.All(session, tenant));
        return outdated.Count;
    }

    [LoggerMessage(EventId = 2006, Level = LogLevel.Information,
        Message = "The definitions of KPIs, or public holidays, have changed: the figures of {Tenants} tenants are computed anew in the background")]
    private partial void LogOutdated(int tenants);
}
