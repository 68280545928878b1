using UrbGrade.Bus.Delivery;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Core.Store;

/// <summary>The durable form of a bus message: the row is the queue.</summary>
internal sealed class WorkItemRow : IPlatformOwned
{
    public long Id { get; set; }

    public int TenantId { get; set; }

    /// <summary>Name of the contract.</summary>
    public required string Contract { get; set; }

    /// <summary>Module that it is for; empty for whichever handles the contract first.</summary>
    public string Queue { get; set; } = "";

    /// <summary>JSON.</summary>
    public required string Payload { get; set; }

    public required string ConversationId { get; set; }

    /// <summary>At most one waiting item of a key in a queue.</summary>
    public string? UniqueKey { get; set; }

    public WorkItemState State { get; set; }

    public WorkPriority Priority { get; set; } = WorkPriority.Normal;

    public int Attempts { get; set; }

    /// <summary>Attempts that failed; the others ended without an outcome, as when the process was killed.</summary>
    public int Failures { get; set; }

    public DateTimeOffset NextAttemptAt { get; set; }

    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseEndsAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Begin of the last attempt.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The last failure.</summary>
    public string? Error { get; set; }

    /// <summary>What a parked item has in common with others that failed alike.</summary>
    public string? Cause { get; set; }

    /// <summary>W3C <c>traceparent</c> of what added it.</summary>
    public string? Trace { get; set; }

    /// <summary>The <see cref="WorkRetryRow"/> that let it try again.</summary>
    public string? RetryId { get; set; }
}
