namespace UrbGrade.Bus.Contracts.Core;

/// <summary>What a look at a database found.</summary>
/// <param name="Place">Where it is, without secrets.</param>
/// <param name="Tables">In the order of their names.</param>
/// <param name="Problems">Empty when all is well.</param>
public sealed record DatabaseReport(string Place, IReadOnlyList<TableReport> Tables, IReadOnlyList<string> Problems);
