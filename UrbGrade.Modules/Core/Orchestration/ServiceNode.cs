using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Bus.Programs;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>Publishes this process' modules at start, says now and then that they live and what they handled, and takes its signs of
/// life back when it stops.</summary>
internal sealed partial class ServiceNode(
    ICommitQueue commits, IUrbGradeContexts contexts, ServicePublishing publishing, ServiceCatalogue catalogue, ModuleServices services, IEnumerable<RunningModule> running,
    PlatformRole role, ServiceMeasures measures, CircuitBreakers breakers, BreakerNotes notes, ChangeWatch changes, IOptions<OrchestrationOptions> options,
    IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<ServiceNode> logger)
    : BackgroundService
{
    private readonly string node = $"{Environment.MachineName}/{Environment.ProcessId}";

    private readonly List<string> modules = [.. running.Select(module => module.Name)];

    private readonly Lazy<List<IGrouping<string, PublishedService>>> described = new(() => Describe(services, running));

    private readonly DateTimeOffset startedAt = clock.GetUtcNow();

    private DateTimeOffset nextPurge;

    private bool isPublished;

    /// <summary>Whoever asks must find these services. Where a run before published them, which is nearly always, it is
    /// said anew once the platform is up.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        changes.Look();
        if (!IsKnown())
        {
            var mine = described.Value;
            await commits.Commit(session => Publish(session, mine) && Tell(session), cancellationToken);
            isPublished = true;
            changes.Look();
        }

        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteDown(
            (_, database) => database.Set<ModuleNodeRow>().Where(row => row.Node == node && row.TenantId == ServiceRow.Everybody).ExecuteDelete(),
            CancellationToken.None);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Beat(stoppingToken), NoteBreakers(stoppingToken));

    private async Task Beat(CancellationToken stopping)
    {
        await lifetime.WhenStarted(stopping);
        var mine = described.Value;
        if (!isPublished)
        {
            isPublished = await WriteDown(Say, stopping);
        }

        using var timer = new PeriodicTimer(options.Value.Heartbeat, clock);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            isPublished |= await WriteDown(Say, stopping);
        }

        void Say(IWriteSession session, UrbGradeContext database)
        {
            Tell(database);
            mine.ForEach(module => PublishOrConfirm(session, module));
        }
    }

    /// <summary>Writes signs of life together with what was handled. What cannot be written now is written the next time: no work
    /// waits for it.</summary>
    /// <returns>Whether it is written.</returns>
    private async Task<bool> WriteDown(Action<IWriteSession, UrbGradeContext> signs, CancellationToken cancellation)
    {
        var counts = measures.Take();
        try
        {
            await commits.Commit(
                session =>
                {
                    using var database = contexts.Write(TenantScope.Platform, session);
                    signs(session, database);
                    Add(database, counts);
                    return database.SaveChanges();
                },
                cancellation);
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            measures.PutBack(counts);
            throw;
        }
        catch (Exception failure)
        {
            measures.PutBack(counts);
            LogNotTold(failure);
            return false;
        }
    }

    private async Task NoteBreakers(CancellationToken stopping)
    {
        await foreach (var (service, until) in notes.Waiting.ReadAllAsync(stopping))
        {
            try
            {
                await commits.Commit(session => Note(session, service, until), stopping);
                changes.Look();
                if (until is { } end)
                {
                    breakers.Noted(service, end);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception failure)
            {
                // It holds in this process all the same.
                LogNotTold(failure);
            }
        }
    }

    /// <summary>Whether the catalogue has this process' modules as they are, schemas aside.</summary>
    private bool IsKnown()
    {
        var known = catalogue.Snapshot.Services.Where(service => service.TenantId is null && modules.Contains(service.Module))
            .Select(service => (service.Module, service.Contract, service.Role)).ToHashSet();
        return known.SetEquals(services.All.Where(service => modules.Contains(service.Module))
            .Select(service => (service.Module, service.Contract, ContractSchema.RoleOf(service))));
    }

    private void PublishOrConfirm(IWriteSession session, IGrouping<string, PublishedService> module)
    {
        if (isPublished)
        {
            publishing.Confirm(session, module.Key, [.. module]);
        }
        else
        {
            publishing.Publish(session, module.Key, tenantId: null, [.. module]);
        }
    }

    private static List<IGrouping<string, PublishedService>> Describe(ModuleServices services, IEnumerable<RunningModule> running)
    {
        var modules = running.Select(module => module.Name).ToHashSet();
        return [.. services.All.Where(service => modules.Contains(service.Module)).Select(ContractSchema.Publish).Distinct().GroupBy(service => service.Module)];
    }

    private bool Publish(IWriteSession session, List<IGrouping<string, PublishedService>> described)
    {
        described.ForEach(module => publishing.Publish(session, module.Key, tenantId: null, [.. module]));
        return true;
    }

    private bool Tell(IWriteSession session)
    {
        using var database = contexts.Write(TenantScope.Platform, session);
        Tell(database);
        return database.SaveChanges() >= 0;
    }

    private void Tell(UrbGradeContext database)
    {
        var now = clock.GetUtcNow();
        var mine = database.Set<ModuleNodeRow>().Where(row => row.Node == node && row.TenantId == ServiceRow.Everybody).ToList();
        foreach (var module in modules)
        {
            if (mine.Find(row => row.Module == module) is { } row)
            {
                (row.SeenAt, row.StartedAt, row.DoesWork) = (now, startedAt, role.DoesWork);
            }
            else
            {
                database.Add(new ModuleNodeRow { Module = module, Node = node, DoesWork = role.DoesWork, StartedAt = startedAt, SeenAt = now });
            }
        }

        if (now >= nextPurge)
        {
            Purge(database, now);
            nextPurge = now.AddHours(1);
        }
    }

    private void Add(
        UrbGradeContext database, IReadOnlyDictionary<(string Module, string Contract, int TenantId, DateTimeOffset Minute), ServiceCount> counts)
    {
        foreach (var ((module, contract, tenant, minute), count) in counts)
        {
            var row = database.Set<ServiceMinuteRow>().SingleOrDefault(counted =>
                counted.Minute == minute && counted.Node == node && counted.Module == module && counted.Contract == contract
                && counted.TenantId == tenant);
            if (row is null)
            {
                row = new ServiceMinuteRow { Node = node, Module = module, Contract = contract, TenantId = tenant, Minute = minute };
                database.Add(row);
            }

            row.Handled += count.Handled;
            row.Failed += count.Failed;
            row.CriticalMilliseconds += count.CriticalMilliseconds;
            row.LongestMilliseconds = Math.Max(row.LongestMilliseconds, count.LongestMilliseconds);
        }
    }

    private void Purge(UrbGradeContext database, DateTimeOffset now)
    {
        var (old, silent, taken, forgotten) = (now - options.Value.KeepMinutes, now.AddDays(-1), now.AddHours(-1), now.AddDays(-7));
        database.Set<ServiceMinuteRow>().Where(row => row.Minute < old).ExecuteDelete();
        database.Set<ModuleNodeRow>().Where(row => row.SeenAt < silent).ExecuteDelete();
        database.Set<WorkReplyRow>().Where(row => row.RepliedAt < taken).ExecuteDelete();
        database.Set<ModuleMessageRow>().Where(row => row.AcceptedAt < forgotten).ExecuteDelete();
    }

    private bool Note(IWriteSession session, ClosedService service, DateTimeOffset? until)
    {
        using var database = contexts.Write(TenantScope.Platform, session);
        ServiceRules.Of(database, service.Contract, service.Queue, service.TenantId ?? ServiceRow.Everybody).OpenUntil = until;
        database.SaveChanges();
        ChangeCounters.Advance(session, ChangeTopic.Services);
        return true;
    }

    [LoggerMessage(EventId = 1132, Level = LogLevel.Warning, Message = "The signs of life of this process could not be written; it goes on")]
    private partial void LogNotTold(Exception failure);
}
