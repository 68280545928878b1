using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Handlers;

/// <summary>Has the periods of an asset computed anew when the registry tells something else of it.</summary>
internal sealed class FollowDescription(StaleMarks stale, IWorkContext work) : IHandleMessages<AssetDescribed>
{
    public Task Handle(AssetDescribed described)
    {
        work.OnCommit(session => stale.Months(session, work.TenantId, described.AssetId, DateOnly.MinValue, DateOnly.MaxValue));
        return Task.CompletedTask;
    }
}
