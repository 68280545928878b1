namespace UrbGrade.Bus.Orchestration;

/// <summary>A module failed at a question again and again.</summary>
public sealed class ServiceFailedException(string contract, string? reason) : Exception($"'{contract}' could not be answered: {reason}");
