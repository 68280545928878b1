namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>Messages that a tried schema would refuse.</summary>
/// <param name="Code">A <see cref="RejectionCode"/>.</param>
/// <param name="Count">How many.</param>
/// <param name="Reason">Of the newest of them.</param>
/// <param name="RequestId">The stored request that it came in.</param>
/// <param name="Index">Its place there, from 0.</param>
public sealed record TrialRefusal(string Code, int Count, string Reason, long RequestId, int Index);
