namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>A verified request is committed to the raw store and waits to be quantified.</summary>
/// <param name="RawRequestId">Row of the raw store.</param>
public sealed record RequestStored(long RawRequestId);
