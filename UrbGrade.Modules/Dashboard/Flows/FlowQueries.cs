using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Uploads;

namespace UrbGrade.Modules.Dashboard.Flows;

internal sealed class FlowQueries(IUrbGradeContexts contexts, Reach reach, ITenantRegistry tenants) : IFlowQueries
{
    /// <summary>Bounds the page.</summary>
    private const int WorksShown = 200;

    public async Task<BatchFlow?> Find(string conversationId, CancellationToken cancellation)
    {
        if (reach.Operated is not { } scope)
        {
            return null;
        }

        await using var database = contexts.Read(scope);
        var rows = await Works(database, conversationId, cancellation);
        var works = rows.ConvertAll(Describe);
        var request = await database.Set<RawRequestRow>().AsNoTracking().FirstOrDefaultAsync(row => row.ConversationId == conversationId, cancellation);
        if (request is null && rows.Count == 0)
        {
            return null;
        }

        SiteEntry? site = null;
        List<FlowStation> stations = [];
        var zone = tenants.Find(request?.TenantId ?? rows[0].TenantId)?.TimeZone ?? "UTC";
        if (request is not null)
        {
            // The tenant's own rows, also for whoever sees those of all.
            await using var own = contexts.Read(TenantScope.Of(request.TenantId));
            site = await UploadQueries.SiteOf(own, request, cancellation);
            zone = site?.Calendar.Zone ?? zone;
            stations = await Stations(own, request, zone, cancellation);
        }

        if (FlowPartners.Of(works, await PartnersModules(database, rows, cancellation), work => rows.Find(row => row.Id == work.Id)?.Error) is { } partners)
        {
            stations.Add(partners);
        }

        return new BatchFlow(
            conversationId, scope.SeesAll ? null : request?.Id, request is null ? null : site?.Site.Name ?? "", zone, stations, works);
    }

    private static async Task<List<FlowStation>> Stations(
        UrbGradeContext database, RawRequestRow request, string timeZone, CancellationToken cancellation)
    {
        var quantified = (await BatchSteps.Of(database, request, cancellation)).Single(step => step.Name == BatchStepName.Quantified);
        var touched = await TouchedDays.Of(database, request, timeZone, cancellation);
        var daily = await FlowKpis.Of(database, request, touched, cancellation);
        return
        [
            new(FlowStationName.Gateway, BatchStepState.Done, request.SignedAt, request.MessageCount, 0, null),
            new(FlowStationName.Aggregation, BatchStepState.Done, request.ReceivedAt, request.Accepted, request.Duplicate + request.Rejected, null),
            new(
                FlowStationName.Quantification, quantified.State, quantified.At, request.NewReadings + request.RevisedReadings,
                request.UnchangedReadings, quantified.Detail),
            daily,
            await FlowPeriods.Of(database, request, touched, daily, cancellation),
            await FlowProfiles.Of(database, request, touched, daily, cancellation),
        ];
    }

    private static Task<List<WorkItemRow>> Works(UrbGradeContext database, string conversationId, CancellationToken cancellation) =>
        database.Set<WorkItemRow>().AsNoTracking().Where(work => work.ConversationId == conversationId)
            .OrderBy(work => work.Id).Take(WorksShown).ToListAsync(cancellation);

    private static async Task<IReadOnlySet<string>> PartnersModules(UrbGradeContext database, List<WorkItemRow> works, CancellationToken cancellation)
    {
        var owners = works.Select(work => work.TenantId).Distinct().ToList();
        return await database.Set<ServiceRow>().Where(service => service.TenantId != ServiceRow.Everybody && owners.Contains(service.TenantId))
            .Select(service => service.Module).ToHashSetAsync(cancellation);
    }

    private static FlowWork Describe(WorkItemRow work) => new(
        work.Id, work.Contract, work.Queue, StateOf(work), work.Attempts, work.CreatedAt, work.StartedAt, work.FinishedAt);

    private static BatchStepState StateOf(WorkItemRow work) => work switch
    {
        { State: WorkItemState.Done } => BatchStepState.Done,
        { State: WorkItemState.Parked } => BatchStepState.Parked,
        { State: WorkItemState.Archived } => BatchStepState.Archived,
        { Error: not null } => BatchStepState.Retrying,
        _ => BatchStepState.Waiting,
    };
}
