namespace UrbGrade.Gateway.Events;

/// <summary>Says for a person what went wrong.</summary>
internal static class Failures
{
    /// <summary>The message, with that of the cause unless it says so already.</summary>
    public static string Explain(this Exception failure) =>
        failure.InnerException is { } cause && !failure.Message.Contains(cause.Message, StringComparison.Ordinal) ? $"{failure.Message} ({cause.Message})" : failure.Message;
}
