namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Something that was done to save energy at a place.</summary>
/// <param name="DoneOn">First local day on which it worked.</param>
public sealed record DoneWork(int InterventionId, string Title, DateOnly DoneOn);
