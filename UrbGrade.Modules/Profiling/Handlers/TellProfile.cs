using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling.Handlers;

/// <summary>Answers with the profile of a meter.</summary>
internal sealed class TellProfile(IUrbGradeContexts contexts, IServiceCalls calls, IWorkContext work) : IHandleMessages<ProfileAsked>
{
    public async Task Handle(ProfileAsked message)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        var profiles = await ProfileReader.Profiles(
            database, rows => rows.Where(row => database.Set<MeterRow>().Any(meter => meter.Id == row.MeterId && meter.Source == message.Meter)), work.Cancellation);
        calls.Reply(work, message, new ProfileTold(profiles));
    }
}
