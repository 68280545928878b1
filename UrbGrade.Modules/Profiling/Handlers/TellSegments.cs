using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Profiling.Queries;

namespace UrbGrade.Modules.Profiling.Handlers;

/// <summary>Answers with the segments of a month.</summary>
internal sealed class TellSegments(IUrbGradeContexts contexts, IServiceCalls calls, IWorkContext work) : IHandleMessages<SegmentsAsked>
{
    public async Task Handle(SegmentsAsked message)
    {
        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        var month = await SegmentReader.Read(database, message.Medium, message.Month, work.Cancellation);
        calls.Reply(work, message, new SegmentsTold(month.Month, month.Segments));
    }
}
