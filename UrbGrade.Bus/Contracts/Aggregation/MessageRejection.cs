namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>One message of a request that was refused; the others of the request stand.</summary>
/// <param name="Index">Position in the request, from 0.</param>
/// <param name="Code">One of the names in <see cref="RejectionCode"/>.</param>
/// <param name="Reason">What is wrong, with the value found and the values allowed.</param>
public sealed record MessageRejection(int Index, string Code, string Reason);
