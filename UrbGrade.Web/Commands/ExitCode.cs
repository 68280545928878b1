namespace UrbGrade.Web.Commands;

/// <summary>How a command ended, for scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Understood, and failed; the message says what to do.</summary>
    public const int Failed = 1;

    /// <summary>Not understood; nothing was done.</summary>
    public const int Usage = 2;
}
