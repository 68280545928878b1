namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Parked work of one tenant and contract that failed for one cause.</summary>
/// <param name="Id">16 hex digits, the same whenever the cause comes back.</param>
/// <param name="TimeZone">IANA zone of the tenant.</param>
/// <param name="Contract">Name of the messages' contract.</param>
/// <param name="Cause">Type and message of the failure without what differs from item to item.</param>
/// <param name="Count">Items, 1 or more.</param>
/// <param name="FirstSeen">When the first of them was parked.</param>
/// <param name="LastSeen">When the last of them was parked.</param>
/// <param name="Note">What an operator wrote about the cause; null when nobody did.</param>
/// <param name="NotedBy">Who wrote it, null without a note.</param>
public sealed record FailureGroup(
    string Id, string TenantCode, string TimeZone, string Contract, string Cause, int Count, DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen, string? Note, string? NotedBy);
