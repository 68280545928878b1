namespace UrbGrade.Command;

/// <summary>Ends the command with a message for the person at the terminal.</summary>
internal sealed class CommandFailedException(string message, int exitCode = ExitCodes.Failed) : Exception(message)
{
    public int ExitCode => exitCode;
}
