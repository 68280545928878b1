namespace UrbGrade.Bus.Orchestration;

/// <summary>What a module wants to publish does not go together with what is published.</summary>
public sealed class ServiceConflictException(string message) : Exception(message);
