namespace UrbGrade.Bus.Contracts.Core;

/// <summary>One kind of what is held about a person.</summary>
/// <param name="Name">Short, lower case, as a file may be named.</param>
/// <param name="About">One sentence in plain words.</param>
/// <param name="Columns">Of each row.</param>
/// <param name="Rows">May be read more than once.</param>
public sealed record PersonalTable(string Name, string About, IReadOnlyList<string> Columns, IAsyncEnumerable<object?[]> Rows);
