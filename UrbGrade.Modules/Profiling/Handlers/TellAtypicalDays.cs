using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Delivery;
using UrbGrade.Bus.Orchestration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Profiling.Store;

namespace UrbGrade.Modules.Profiling.Handlers;

/// <summary>Answers with the days that have an unusual shape.</summary>
internal sealed class TellAtypicalDays(IUrbGradeContexts contexts, IServiceCalls calls, IWorkContext work) : IHandleMessages<AtypicalDaysAsked>
{
    private const int MostDays = 366;

    public async Task Handle(AtypicalDaysAsked message)
    {
        if (message.To <= message.From || message.To.DayNumber - message.From.DayNumber > MostDays)
        {
            throw new UnreadableWorkException($"The days asked for are {message.From:yyyy-MM-dd} to {message.To:yyyy-MM-dd}; allowed are 1 to {MostDays} days.");
        }

        await using var database = contexts.Read(TenantScope.Of(work.TenantId));
        calls.Reply(work, message, new AtypicalDaysTold(await ProfileReader.Unusual(database, null, message.From, message.To, work.Cancellation)));
    }
}
