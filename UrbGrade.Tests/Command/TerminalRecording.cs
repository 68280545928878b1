using System.Text;
using UrbGrade.Command;

namespace UrbGrade.Tests.Command;

/// <summary>A terminal that is read back instead of looked at.</summary>
internal sealed class TerminalRecording
{
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    public TerminalRecording(TimeProvider? clock = null) =>
        Terminal = new Terminal(new StringWriter(output), new StringWriter(error), interactive: false, clock ?? TimeProvider.System);

    public Terminal Terminal { get; }

    public string Output => output.ToString();

    public string Error => error.ToString();

    public string[] Lines => Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
