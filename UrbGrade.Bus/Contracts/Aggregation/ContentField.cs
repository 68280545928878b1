namespace UrbGrade.Bus.Contracts.Aggregation;

/// <summary>One field of a message's <c>gcontent</c>.</summary>
/// <param name="Name">Local name of the element.</param>
/// <param name="Text">Its text, trimmed. Valid until the reader goes on to the next message.</param>
public readonly record struct ContentField(string Name, ReadOnlyMemory<char> Text);
