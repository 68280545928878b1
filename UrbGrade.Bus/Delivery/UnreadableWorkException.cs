using Rebus.Exceptions;

namespace UrbGrade.Bus.Delivery;

/// <summary>A work item that no attempt can read: it is parked at once.</summary>
public sealed class UnreadableWorkException(string message, Exception? inner = null) : Exception(message, inner), IFailFastException;
