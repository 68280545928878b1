using System.CommandLine;

namespace UrbGrade.Web.Commands;

/// <summary>Where a command reads and writes.</summary>
internal sealed class CommandConsole : InvocationConfiguration
{
    /// <summary>What is written to the command; null when it may ask on the terminal.</summary>
    public TextReader? Input { get; init; }

    /// <summary>Whether the output goes to a terminal; otherwise it may be kept, and secrets do not belong in it.</summary>
    public bool IsTerminal { get; init; }
}
