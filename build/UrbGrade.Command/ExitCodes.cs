namespace UrbGrade.Command;

internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>Wrong arguments, or a tool that is missing.</summary>
    public const int Usage = 2;

    /// <summary>What shells report after Ctrl-C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
