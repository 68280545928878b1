namespace UrbGrade.Bus.Contracts.Core;

/// <summary>How much of one kind was erased, or would be.</summary>
/// <param name="Name">As in <see cref="PersonalTable"/>.</param>
public sealed record PersonalCount(string Name, long Count);
