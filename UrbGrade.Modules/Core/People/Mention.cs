namespace UrbGrade.Modules.Core.People;

/// <summary>A text that holds a person's address, and the key of its row.</summary>
internal sealed record Mention(string Table, string Column, string Text, IReadOnlyList<(string Column, object Value)> Key);
