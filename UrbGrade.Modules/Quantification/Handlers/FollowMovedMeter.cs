using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Has the figures of both assets computed anew when a meter went from one to the other.</summary>
internal sealed class FollowMovedMeter(StaleMarks stale, IWorkContext work) : IHandleMessages<MeterMoved>
{
    public Task Handle(MeterMoved moved)
    {
        work.OnCommit(session => stale.Moved(session, work.TenantId, moved.MeterId, moved.FromAssetId));
        return Task.CompletedTask;
    }
}
