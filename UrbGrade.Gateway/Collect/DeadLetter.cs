namespace UrbGrade.Gateway.Collect;

/// <summary>A refused file with the cause that lies beside it.</summary>
/// <param name="Path">Where the file lies.</param>
/// <param name="Code">One of <see cref="FileCode"/>; empty when the cause is lost.</param>
internal sealed record DeadLetter(
    string Source, string Name, string Path, string Code, int Line, int Column, string Excerpt, string Hint, DateTimeOffset? RefusedAt);
