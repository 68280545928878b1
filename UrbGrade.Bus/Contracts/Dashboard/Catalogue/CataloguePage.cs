namespace UrbGrade.Bus.Contracts.Dashboard.Catalogue;

/// <summary>One stretch of a list that is read in order of its key.</summary>
/// <param name="Items">In order of the key.</param>
/// <param name="Next">Key to go on after; null when this was the end.</param>
public sealed record CataloguePage<T>(IReadOnlyList<T> Items, long? Next);
