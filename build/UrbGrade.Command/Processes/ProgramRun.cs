using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace UrbGrade.Command.Processes;

/// <summary>Runs a program to its end.</summary>
internal static class ProgramRun
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Hands on each line of output and of errors as it comes.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> StreamAsync(Invocation invocation, Action<string> onLine, CancellationToken cancellation)
    {
        using var process = Start(invocation, inheritTerminal: false);
        process.StandardInput.Close();
        var gate = new Lock();
        var pumps = Task.WhenAll(Pump(process.StandardOutput), Pump(process.StandardError));
        await WaitAsync(process, cancellation);
        await pumps;
        return process.ExitCode;

        async Task Pump(StreamReader reader)
        {
            while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
            {
                lock (gate)
                    onLine(line);
            }
        }
    }

    /// <summary>Gathers output and errors together.</summary>
    public static async Task<(int ExitCode, string Output)> CaptureAsync(Invocation invocation, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var exitCode = await StreamAsync(invocation, line => text.AppendLine(line), cancellation);
        return (exitCode, text.ToString());
    }

    /// <summary>Gathers output and errors of a program that has to end well.</summary>
    /// <exception cref="CommandFailedException">It did not.</exception>
    public static async Task<string> RequireAsync(Invocation invocation, CancellationToken cancellation) =>
        Require(invocation, await CaptureAsync(invocation, cancellation));

    /// <summary>What a program said that has to have ended well.</summary>
    /// <exception cref="CommandFailedException">It did not.</exception>
    public static string Require(Invocation invocation, (int ExitCode, string Output) ended)
    {
        var (exitCode, output) = ended;
        return exitCode == 0
            ? output
            : throw new CommandFailedException($"this step failed:\n  {string.Join(' ', invocation.Arguments)}\n{output.TrimEnd()}");
    }

    /// <summary>
    /// Gives the program this terminal: its output, its input and its Ctrl-C. The command itself survives Ctrl-C, so that
    /// the program decides how it ends.
    /// </summary>
    public static async Task<int> InheritAsync(Invocation invocation)
    {
        using var interruption = new Interruption();
        using var process = Start(invocation, inheritTerminal: true);
        using var passOn = interruption.Asked.Register(() => Termination.Ask(process));
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }

    /// <summary>Starts a program.</summary>
    /// <exception cref="CommandFailedException">There is no such program.</exception>
    public static Process Start(Invocation invocation, bool inheritTerminal)
    {
        try
        {
            return Process.Start(invocation.ToStartInfo(inheritTerminal))!;
        }
        catch (Win32Exception missing)
        {
            throw new CommandFailedException($"cannot run {invocation.File}: {missing.Message}");
        }
    }

    private static async Task WaitAsync(Process process, CancellationToken cancellation)
    {
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await Termination.StopAsync(process, Grace);
            throw;
        }
    }
}
