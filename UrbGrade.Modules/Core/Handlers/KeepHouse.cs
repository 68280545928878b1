using Microsoft.Extensions.Logging;
using Rebus.Handlers;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Handlers;

/// <summary>Refreshes the statistics that queries are planned by.</summary>
internal sealed partial class KeepHouse(IBulkWriter bulk, IWorkContext work, ILogger<KeepHouse> logger) : IHandleMessages<HousekeepingDue>
{
    public Task Handle(HousekeepingDue message)
    {
        work.OnCommit(session =>
        {
            bulk.RefreshStatistics(session);
            session.AfterCommit(() => LogKept(message.Day));
        });
        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Information, Message = "Housekeeping of {Day:yyyy-MM-dd} done")]
    private partial void LogKept(DateOnly day);
}
