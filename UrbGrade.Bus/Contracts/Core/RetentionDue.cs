namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What a tenant has kept long enough is to be deleted. The work item says whose.</summary>
/// <param name="Day">UTC day that it belongs to.</param>
public sealed record RetentionDue(DateOnly Day);
