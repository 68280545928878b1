using Microsoft.EntityFrameworkCore;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Analysis.Savings;
using UrbGrade.Modules.Analysis.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Analysis.Handlers;

/// <summary>Answers with what works promised and delivered.</summary>
internal sealed class TellSavings(IUrbGradeContexts contexts, ITenantRegistry tenants, IServiceCalls calls, IWorkContext work) : IHandleMessages<SavingsAsked>
{
    private const int MostSavings = 200;

    public async Task Handle(SavingsAsked message)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        var works = database.Set<InterventionRow>().AsNoTracking()
            .Where(row => row.DoneOn != null && (row.State == InterventionState.Done || row.State == InterventionState.Measured));
        works = message.Medium is { } medium ? works.Where(row => row.Medium == medium) : works;
        if (message.Meter is { } name)
        {
            var ofMeter = from place in database.Set<InterventionAssetRow>()
                          join meter in database.Set<MeterRow>() on place.AssetId equals meter.AssetId
                          where meter.Source == name
                          select place.InterventionId;
            works = works.Where(row => ofMeter.Contains(row.Id));
        }

        var told = await works.OrderByDescending(row => row.DoneOn).ThenBy(row => row.Id).Take(MostSavings).ToListAsync(work.Cancellation);
        var ids = told.ConvertAll(row => row.Id);
        var savings = await database.Set<SavingRow>().AsNoTracking().Where(row => ids.Contains(row.InterventionId))
            .ToDictionaryAsync(row => row.InterventionId, work.Cancellation);
        var places = (await (
            from place in database.Set<InterventionAssetRow>()
            join asset in database.Set<AssetRow>() on place.AssetId equals asset.Id
            where ids.Contains(place.InterventionId)
            select new { place.InterventionId, asset.Name }).ToListAsync(work.Cancellation)).ToLookup(one => one.InterventionId, one => one.Name);
        calls.Reply(work, message, new SavingsTold(
            told.ConvertAll(row => new ToldSaving(
                row.Id, row.Title, row.Kind, row.Medium, row.DoneOn!.Value, row.Promise, row.PromiseLow, row.PromiseHigh,
                [.. places[row.Id].Order(NaturalOrder.Names)], savings.TryGetValue(row.Id, out var saving) ? InterventionQueries.Result(saving) : null)),
            await works.CountAsync(work.Cancellation), tenants.Find(work.TenantId)!.Currency));
    }
}
