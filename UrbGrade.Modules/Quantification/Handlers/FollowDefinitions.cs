using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Asks, at the start, for all figures anew when they were computed by other definitions than those of this release.</summary>
internal sealed partial class FollowDefinitions(
    IUrbGradeContexts contexts, ICommitQueue commits, StaleMarks stale, ILogger<FollowDefinitions> logger) : IHostedService
{
    /// <summary>Counts up when figures of groups, or estimates, are made in another way though no definition changes.</summary>
    private const string Ways = "ways/4 ";

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
        if (followed?.Definitions == Definitions)
        {
            return 0;
        }

        if (followed is null)
        {
            database.Add(new FollowedDefinitionsRow { Definitions = Definitions });
        }
        else
        {
            followed.Definitions = Definitions;
        }

        database.SaveChanges();
        var tenants = database.Set<TenantRow>().Select(tenant => tenant.Id).ToList();
        tenants.ForEach(tenant => stale.All(session, tenant));
        return tenants.Count;
    }

    [LoggerMessage(EventId = 2006, Level = LogLevel.Information,
        Message = "The definitions of KPIs have changed: the figures of {Tenants} tenants are computed anew in the background")]
    private partial void LogOutdated(int tenants);
}
