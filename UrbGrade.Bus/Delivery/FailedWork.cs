using Microsoft.Extensions.Logging;

namespace UrbGrade.Bus.Delivery;

/// <summary>What the log says of a failed attempt, whoever made it.</summary>
internal static partial class FailedWork
{
    public static void TellParked(ILogger logger, Exception failure, ClaimedWork claim, int attempts) =>
        LogParked(logger, failure, claim.Contract, claim.Id, claim.ConversationId, attempts);

    public static void TellTriedAgain(ILogger logger, Exception failure, ClaimedWork claim, TimeSpan wait) =>
        LogTriedAgain(logger, failure, claim.Contract, claim.Id, claim.ConversationId, claim.Attempt, wait);

    [LoggerMessage(EventId = 1103, Level = LogLevel.Error,
        Message = "{Contract} {WorkItemId} of conversation {ConversationId} is parked after {Attempts} attempts")]
    private static partial void LogParked(ILogger logger, Exception failure, string contract, long workItemId, string conversationId, int attempts);

    [LoggerMessage(EventId = 1104, Level = LogLevel.Warning,
        Message = "{Contract} {WorkItemId} of conversation {ConversationId} failed in attempt {Attempt}; again in {Wait}")]
    private static partial void LogTriedAgain(
        ILogger logger, Exception failure, string contract, long workItemId, string conversationId, int attempt, TimeSpan wait);
}
