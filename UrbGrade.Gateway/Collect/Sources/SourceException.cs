namespace UrbGrade.Gateway.Collect.Sources;

/// <summary>A source cannot be read. The message says what happened and what to do about it.</summary>
internal sealed class SourceException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>How long the other side wants to be left alone; null when it did not say.</summary>
    public TimeSpan? WaitAtLeast { get; init; }
}
