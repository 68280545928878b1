using Microsoft.EntityFrameworkCore;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling.Queries;

namespace UrbGrade.Modules.Profiling.Handlers;

/// <summary>Answers with the place of an asset among its peers.</summary>
internal sealed class TellPeers(IUrbGradeContexts contexts, IServiceCalls calls, IWorkContext work) : IHandleMessages<PeersAsked>
{
    public async Task Handle(PeersAsked message)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        var meter = await database.Set<MeterRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Source == message.Meter, work.Cancellation);
        calls.Reply(work, message, new PeersTold(meter is null ? [] : await PeerReader.Of(database, meter.AssetId, work.Cancellation)));
    }
}
